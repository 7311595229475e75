package dev.souk.view.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.souk.log.JsonlLayout;
import dev.souk.log.JsonlLogReader;
import dev.souk.log.JsonlLogWriter;
import dev.souk.log.LogEntry;
import dev.souk.log.LogPosition;
import dev.souk.log.LogReaders;
import dev.souk.log.Topic;
import dev.souk.view.View;
import dev.souk.view.schema.IndicatorsSchema;
import dev.souk.view.schema.SignalsSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TouchedKeysTest {

  @TempDir Path directory;

  private static String purchase(String shopper, String item) {
    return ("{\"event_id\":\"%s-%s\",\"event_name\":\"purchase\",\"event_time\":"
            + "\"2026-01-01T00:00:00Z\",\"user_id\":\"%s\",\"items\":[{\"item_id\":\"%s\"}]}")
        .formatted(shopper, item, shopper, item);
  }

  private Set<String> touched(View view, int from, int to) throws IOException {
    JsonlLayout layout = new JsonlLayout(directory);
    LogReaders log = (topic, partition, at) -> new JsonlLogReader(layout, topic, partition, at);
    return TouchedKeys.between(
        view, LogPosition.parse("behavior-0:" + from), LogPosition.parse("behavior-0:" + to), log);
  }

  @Test
  void aPurchaseTouchesTheIndicatorsOfAllThatItsShopperBought() throws IOException {
    try (JsonlLogWriter log =
        new JsonlLogWriter(new JsonlLayout(directory), 1, JsonlLogWriter.Fsync.ON_CLOSE)) {
      for (String line :
          List.of(
              purchase("ann", "lamp"),
              purchase("bob", "mug"),
              "{no json",
              purchase("ann", "bulb"),
              purchase("ann", "shade"))) {
        log.append(Topic.BEHAVIOR, List.of(new LogEntry("a", line)));
      }
    }
    assertEquals(Set.of(IndicatorsSchema.ALL, "lamp", "bulb"), touched(View.INDICATORS, 2, 4));
    assertEquals(Set.of(), touched(View.INDICATORS, 2, 3), "a line that says nothing");
    assertEquals(Set.of(), touched(View.INDICATORS, 4, 4));
    assertEquals(Set.of("ann"), touched(View.PROFILES, 2, 4));
    assertEquals(Set.of(SignalsSchema.LEDGER, "bulb"), touched(View.SIGNALS, 4, 3));
  }
}
