package dev.souk.benchmarks.workload;

import dev.souk.jobs.log.ShopLog;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * How big a shop's log is.
 *
 * @param events lines of behaviour
 * @param shoppers who made them
 * @param items that they are about
 * @param seed decides everything
 */
public record Workload(long events, int shoppers, int items, long seed) {

  /** Partitions of behaviour. */
  public static final int PARTITIONS = 2;

  /** Appends it all to {@code log}, which is empty. */
  public void fill(ShopLog log) throws IOException {
    Traffic traffic = new Traffic(seed, shoppers, items, events);
    traffic.catalog(log.writer());
    traffic.events(log.writer(), events);
  }

  /** For reports. */
  public Map<String, Object> parameters() {
    return new TreeMap<>(
        Map.of("events", events, "shoppers", shoppers, "items", items, "seed", seed));
  }
}
