package dev.souk.jobs.plain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.domain.Ledger;
import dev.souk.jobs.PipelineOptions;
import dev.souk.log.LogRecord;
import dev.souk.log.Topic;
import dev.souk.view.View;
import dev.souk.view.schema.SignalsSchema;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PlainViewsTest {

  private static final String[] KINDS = {
    "view_item",
    "view_item_list",
    "add_to_cart",
    "purchase",
    "refund",
    "remove_from_cart",
    "view_search_results"
  };
  private static final int EVENTS = 2_000;

  private static PlainViews views(List<String> lines) {
    PlainViews views = new PlainViews(PipelineOptions.DEFAULT);
    for (int i = 0; i < lines.size(); i++) {
      byte[] line = lines.get(i).getBytes(StandardCharsets.UTF_8);
      views.add(new LogRecord(Topic.BEHAVIOR, 0, i, line));
    }
    return views;
  }

  private static Ledger ledger(PlainViews views) {
    return SignalsSchema.readLedger(
        Objects.requireNonNull(views.signals().sources().get(SignalsSchema.LEDGER)));
  }

  /** Events of six days, which is less than the window. */
  private static List<String> events(Random random) {
    List<String> events = new ArrayList<>();
    for (int i = 0; i < EVENTS; i++) {
      int shopper = random.nextInt(30);
      events.add(
          ("{\"event_id\":\"e%d\",\"event_name\":\"%s\",\"event_time\":\"%s\",%s\"search_term\":\"Lamp %d\",\"currency\":\"USD\","
                  + "\"items\":[{\"item_id\":\"i%d\",\"price\":%d.99,\"item_brand\":\"b%d\"}]}")
              .formatted(
                  i,
                  KINDS[random.nextInt(KINDS.length)],
                  Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(6 * 86_400)),
                  shopper < 5 ? "" : "\"user_id\":\"s" + shopper + "\",",
                  random.nextInt(30),
                  random.nextInt(20),
                  random.nextInt(50),
                  random.nextInt(3)));
    }
    return events;
  }

  @Test
  void neitherOrderNorRepeatsWithinTheWindowChangeADocument() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    List<String> events = events(random);
    PlainViews once = views(events);
    assertEquals(0, ledger(once).duplicates(), "seed " + seed);
    for (int round = 0; round < 5; round++) {
      List<String> unruly = new ArrayList<>(events);
      unruly.addAll(events.subList(0, 500));
      Collections.shuffle(unruly, random);
      PlainViews other = views(unruly);
      ViewDifferences profiles =
          ViewDifferences.between(View.PROFILES, once.profiles(), other.profiles(), 3);
      assertTrue(profiles.none(), () -> profiles + ", seed " + seed);
      ViewDifferences indicators =
          ViewDifferences.between(View.INDICATORS, once.indicators(), other.indicators(), 3);
      assertTrue(indicators.none(), () -> indicators + ", seed " + seed);
      ViewDifferences queries =
          ViewDifferences.between(View.QUERIES, once.queries(), other.queries(), 3);
      assertTrue(queries.none(), () -> queries + ", seed " + seed);
      assertFalse(other.queries().sources().isEmpty(), "seed " + seed);
      ViewDifferences signals =
          ViewDifferences.between(View.SIGNALS, once.signals(), other.signals(), 3);
      assertEquals(1, signals.changed(), () -> signals + ", seed " + seed);
      assertEquals(SignalsSchema.LEDGER, signals.first().getFirst().key());
      assertEquals(500, ledger(other).duplicates(), "seed " + seed);
      assertEquals(0, ledger(other).late(), "seed " + seed);
      assertEquals(ledger(once).accepted(), ledger(other).accepted(), "seed " + seed);
    }
  }

  @Test
  void linesThatBreakTheSchemaAreCountedByReason() {
    Ledger ledger = ledger(views(List.of("{", "{\"event_name\":\"teleport\"}")));
    assertEquals(new Ledger(0, 0, 0, 0, Map.of("not-json", 1L, "invalid-event", 1L)), ledger);
  }

  @Test
  void differencesSayWhatIsMissingExtraAndChangedWithBothValues() {
    ViewDifferences differences =
        ViewDifferences.between(
            View.SIGNALS,
            contents(Map.of("a", "1", "b", "2", "c", "3")),
            contents(Map.of("b", "2", "c", "4", "d", "5")),
            2);
    assertEquals(
        List.of(1L, 1L, 1L),
        List.of(differences.missing(), differences.extra(), differences.changed()));
    assertEquals(
        List.of(
            new ViewDifferences.Difference("a", "1", null),
            new ViewDifferences.Difference("c", "3", "4")),
        differences.first());
    assertTrue(differences.toString().contains("'c': expected 3"), differences::toString);
  }

  private static ViewContents contents(Map<String, String> sources) {
    TreeMap<String, byte[]> bytes = new TreeMap<>();
    sources.forEach((key, source) -> bytes.put(key, source.getBytes(StandardCharsets.UTF_8)));
    return new ViewContents(bytes);
  }
}
