package dev.souk.view.compare;

import dev.souk.domain.CatalogJson;
import dev.souk.domain.EventItem;
import dev.souk.domain.EventJson;
import dev.souk.domain.InvalidInputException;
import dev.souk.domain.ShopEvent;
import dev.souk.log.LogPosition;
import dev.souk.log.LogReader;
import dev.souk.log.LogReaders;
import dev.souk.log.LogRecord;
import dev.souk.log.Topic;
import dev.souk.view.View;
import dev.souk.view.schema.SignalsSchema;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which documents the lines between two positions of the log may have changed. All others must be
 * the same at both, so snapshots can be compared while the log grows and neither job waits for the
 * other.
 */
public final class TouchedKeys {

  private static final int BATCH = 1000;

  private TouchedKeys() {}

  /** Keys of documents of {@code view}, an upper bound. */
  public static Set<String> between(View view, LogPosition one, LogPosition other, LogReaders log)
      throws IOException {
    Set<String> partitions = new TreeSet<>(one.next().keySet());
    partitions.addAll(other.next().keySet());
    Set<String> keys = new HashSet<>();
    for (String name : partitions) {
      long first = one.next().getOrDefault(name, 0L);
      long second = other.next().getOrDefault(name, 0L);
      long end = Math.max(first, second);
      long from = Math.min(first, second);
      if (from == end) {
        continue;
      }
      try (LogReader reader =
          log.open(LogPosition.topic(name), LogPosition.partition(name), from)) {
        while (reader.offset() < end) {
          for (LogRecord line : reader.poll((int) Math.min(BATCH, end - reader.offset()))) {
            add(view, line, keys);
          }
        }
      }
    }
    return keys;
  }

  private static void add(View view, LogRecord line, Set<String> keys) {
    if (view == View.SIGNALS) {
      keys.add(SignalsSchema.LEDGER);
    }
    try {
      if (line.topic() == Topic.CATALOG) {
        keys.add(CatalogJson.parseChange(line.value()).itemId());
      } else if (line.topic() == Topic.BEHAVIOR) {
        ShopEvent event = EventJson.parse(line.value());
        String shopper = event.header().shopper();
        if (view == View.PROFILES && shopper != null) {
          keys.add(shopper);
        } else if (view == View.SIGNALS) {
          for (EventItem item : event.items()) {
            keys.add(item.itemId());
          }
        }
      }
    } catch (InvalidInputException e) {
      // A line that is refused changes no document but the ledger.
      return;
    }
  }
}
