package dev.souk.cli.chaos.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.cli.chaos.stream.ChaosLine.Route;
import dev.souk.domain.CatalogChange;
import dev.souk.domain.CatalogJson;
import dev.souk.domain.EventJson;
import dev.souk.domain.InvalidInputException;
import dev.souk.domain.ShopEvent;
import dev.souk.log.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChaosStreamTest {

  private static final long LINES = 20_000;

  private static List<ChaosLine> all(ChaosStream stream) {
    List<ChaosLine> all = new ArrayList<>();
    for (Optional<ChaosBatch> batch = stream.next(); batch.isPresent(); batch = stream.next()) {
      all.addAll(batch.get().lines());
    }
    return all;
  }

  private static byte[] bytes(ChaosLine line) {
    return line.entry().json().getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void next_sameSeed_isTheSameStream() {
    assertEquals(
        all(new ChaosStream(3, new ChaosLines(3, LINES))),
        all(new ChaosStream(3, new ChaosLines(3, LINES))));
  }

  @Test
  void next_untilTheEnd_hasEveryLineAndTheDuplicatesItCounts() {
    ChaosStream stream = new ChaosStream(4, new ChaosLines(4, LINES));
    List<ChaosLine> all = all(stream);
    BitSet seen = new BitSet();
    all.forEach(line -> seen.set((int) line.number()));
    assertEquals(LINES, seen.cardinality());
    assertEquals(all.size() - LINES, stream.duplicates().all());
    assertTrue(stream.duplicates().near() > 0);
    assertTrue(stream.duplicates().far() > 0);
    assertTrue(stream.duplicates().again() > 0);
  }

  @Test
  void line_throughTheApi_isValidAndRepeatedToTheByte() {
    ChaosLines lines = new ChaosLines(5, LINES);
    int events = 0;
    int guests = 0;
    int deletes = 0;
    int refused = 0;
    for (long n = 0; n < LINES; n++) {
      ChaosLine line = lines.line(n);
      assertEquals(line, lines.line(n));
      if (line.topic() == Topic.CATALOG) {
        CatalogChange change = CatalogJson.parseChange(bytes(line));
        assertEquals(line.entry().key(), change.key());
        deletes += change instanceof CatalogChange.Delete ? 1 : 0;
      } else if (line.route() == Route.API) {
        ShopEvent event = EventJson.parse(bytes(line));
        assertEquals(ChaosLines.EVENT_PREFIX + n, event.header().id());
        guests += event.header().guest() ? 1 : 0;
        events++;
      } else {
        refused += refused(line) ? 1 : 0;
      }
    }
    assertTrue(events > LINES / 2, "events: " + events);
    assertTrue(guests > LINES / 20, "guests: " + guests);
    assertTrue(deletes > 5, "deletes: " + deletes);
    assertTrue(refused > LINES / 200, "refused: " + refused);
  }

  private static boolean refused(ChaosLine line) {
    try {
      EventJson.parse(bytes(line));
      return false;
    } catch (InvalidInputException e) {
      return true;
    }
  }

  @Test
  void line_times_areInDisorderWithinAndBeyondAWeek() {
    ChaosLines lines = new ChaosLines(6, LINES);
    Map<String, Instant> newest = new HashMap<>();
    int behind = 0;
    int beyond = 0;
    for (long n = 0; n < LINES; n++) {
      ChaosLine line = lines.line(n);
      if (line.route() != Route.API || line.topic() == Topic.CATALOG) {
        continue;
      }
      Instant time = EventJson.parse(bytes(line)).header().time();
      Instant latest = newest.merge(line.entry().key(), time, (a, b) -> a.isAfter(b) ? a : b);
      behind += time.isBefore(latest) ? 1 : 0;
      beyond += time.isBefore(latest.minus(Duration.ofDays(7))) ? 1 : 0;
    }
    assertTrue(behind > 1000, "behind: " + behind);
    assertTrue(beyond > 50, "beyond: " + beyond);
  }

  @Test
  void lines_tooFew_areRefused() {
    assertThrows(IllegalArgumentException.class, () -> new ChaosLines(1, 999));
  }
}
