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
import dev.souk.view.schema.IndicatorsSchema;
import dev.souk.view.schema.QueriesSchema;
import dev.souk.view.schema.SignalsSchema;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

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
    return view == View.INDICATORS ? companions(one, other, log) : lines(view, one, other, log);
  }

  /**
   * A purchase may change the rows of all that its shopper bought, before or after, for lines may
   * be late: who bought anything between the two positions is looked up in the whole log.
   */
  private static Set<String> companions(LogPosition one, LogPosition other, LogReaders log)
      throws IOException {
    Set<String> shoppers = lines(View.PROFILES, one, other, log);
    if (shoppers.isEmpty()) {
      return Set.of();
    }
    Set<String> keys = new HashSet<>();
    keys.add(IndicatorsSchema.ALL);
    Map<String, Long> ends = new HashMap<>(one.next());
    other.next().forEach((name, end) -> ends.merge(name, end, Math::max));
    for (Map.Entry<String, Long> end : ends.entrySet()) {
      if (LogPosition.topic(end.getKey()) == Topic.BEHAVIOR) {
        read(end.getKey(), 0, end.getValue(), log, line -> addItems(line, shoppers, keys));
      }
    }
    return keys;
  }

  private static void addItems(LogRecord line, Set<String> shoppers, Set<String> keys) {
    try {
      ShopEvent event = EventJson.parse(line.value());
      if (shoppers.contains(event.header().shopper())) {
        for (EventItem item : event.items()) {
          keys.add(item.itemId());
        }
      }
    } catch (InvalidInputException e) {
      // It changed nothing.
      return;
    }
  }

  private static Set<String> lines(View view, LogPosition one, LogPosition other, LogReaders log)
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
      read(name, from, end, log, line -> add(view, line, keys));
    }
    return keys;
  }

  private static void read(
      String name, long from, long end, LogReaders log, Consumer<LogRecord> taker)
      throws IOException {
    try (LogReader reader = log.open(LogPosition.topic(name), LogPosition.partition(name), from)) {
      while (reader.offset() < end) {
        reader.poll((int) Math.min(BATCH, end - reader.offset())).forEach(taker);
      }
    }
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
        } else if (view == View.QUERIES && event instanceof ShopEvent.ViewSearchResults search) {
          keys.add(QueriesSchema.key(search.searchTerm()));
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
