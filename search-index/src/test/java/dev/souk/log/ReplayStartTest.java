package dev.souk.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.souk.domain.InvalidInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayStartTest {

  @TempDir Path directory;

  @Test
  void readsWhatItWrites() {
    for (String text : List.of("earliest", "behavior-0:12,catalog-0:0", "2026-11-01T00:00:00Z")) {
      assertEquals(text, ReplayStart.parse(text).toString());
    }
  }

  @Test
  void refusesOtherWords() {
    for (String text : List.of("", "latest", "behavior-0:-1", "behavior-0", "2026-11-01", "7")) {
      InvalidInputException e =
          assertThrows(InvalidInputException.class, () -> ReplayStart.parse(text));
      assertEquals("from", e.field());
    }
  }

  @Test
  void aTimeIsTheFirstLineThatIsNotOlder() throws Exception {
    JsonlLayout layout = new JsonlLayout(directory);
    try (JsonlLogWriter log = new JsonlLogWriter(layout, 1, JsonlLogWriter.Fsync.ON_CLOSE)) {
      for (String line :
          List.of(
              event("2026-01-01T00:00:00Z"),
              "{no json",
              event("2026-01-03T00:00:00Z"),
              event("2026-01-02T00:00:00Z"))) {
        log.append(Topic.BEHAVIOR, List.of(new LogEntry("a", line)));
      }
      log.append(Topic.CATALOG, List.of(new LogEntry("a", event("2026-01-01T00:00:00Z"))));
    }
    Instant second = Instant.parse("2026-01-02T00:00:00Z");
    assertEquals("behavior-0:2,catalog-0:1,dead-letters-0:0", firstAt(layout, second).toString());
    assertEquals(
        "behavior-0:0,catalog-0:0,dead-letters-0:0", firstAt(layout, Instant.EPOCH).toString());
  }

  private static LogPosition firstAt(JsonlLayout layout, Instant time) throws IOException {
    return LogTimes.firstAt(
        layout.end(), (topic, p, from) -> new JsonlLogReader(layout, topic, p, from), time);
  }

  private static String event(String time) {
    return "{\"event_time\":\"" + time + "\"}";
  }
}
