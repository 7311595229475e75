package dev.souk.benchmarks.workload;

import dev.souk.log.JsonlLayout;
import dev.souk.log.JsonlLogWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * How big the shop is.
 *
 * @param events lines of behaviour
 * @param shoppers who made them
 * @param items that they are about
 * @param seed decides everything
 */
public record LogFiles(long events, int shoppers, int items, long seed) {

  /** Partitions of behaviour. */
  public static final int PARTITIONS = 2;

  /** Writes the log into a directory that does not exist yet. */
  public JsonlLayout write(Path directory) throws IOException {
    JsonlLayout layout = new JsonlLayout(directory);
    try (JsonlLogWriter log =
        new JsonlLogWriter(layout, PARTITIONS, JsonlLogWriter.Fsync.ON_CLOSE)) {
      Traffic traffic = new Traffic(seed, shoppers, items, events);
      traffic.catalog(log);
      traffic.events(log, events);
    }
    return layout;
  }

  /** For reports. */
  public Map<String, Object> parameters() {
    return new TreeMap<>(
        Map.of("events", events, "shoppers", shoppers, "items", items, "seed", seed));
  }
}
