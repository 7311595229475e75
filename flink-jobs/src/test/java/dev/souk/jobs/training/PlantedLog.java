package dev.souk.jobs.training;

import dev.souk.log.JsonlLayout;
import dev.souk.log.JsonlLogWriter;
import dev.souk.log.LogEntry;
import dev.souk.log.LogPosition;
import dev.souk.log.Topic;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A log with what is known beforehand: two kinds of items, each bought by shoppers of its own; one
 * item that was all given back, one that is deleted.
 */
final class PlantedLog {

  static final int ITEMS = 30;
  static final int SHOPPERS = 12;

  private PlantedLog() {}

  private static void append(JsonlLogWriter log, Topic topic, String key, String json)
      throws IOException {
    log.append(topic, List.of(new LogEntry(key, json)));
  }

  /** An item of this title. */
  static void item(JsonlLogWriter log, String id, String title) throws IOException {
    append(
        log,
        Topic.CATALOG,
        id,
        ("{\"event_id\":\"c-%s\",\"event_time\":\"2026-01-01T00:00:00Z\",\"op\":\"upsert\","
                + "\"item\":{\"id\":\"%s\",\"title\":\"%s\",\"price\":\"1 USD\"}}")
            .formatted(id, id, title));
  }

  private static void event(JsonlLogWriter log, String kind, String user, String item)
      throws IOException {
    append(
        log,
        Topic.BEHAVIOR,
        user,
        ("{\"event_id\":\"%s-%s-%s\",\"event_name\":\"%s\",\"event_time\":"
                + "\"2026-01-02T00:00:00Z\",%s\"currency\":\"USD\",\"items\":[{\"item_id\":\"%s\","
                + "\"price\":2.5}]}")
            .formatted(
                kind,
                user,
                item,
                kind,
                user.isEmpty() ? "" : "\"user_id\":\"" + user + "\",",
                item));
  }

  /** An order, which may come in parts; without a transaction an event is one. */
  static void order(JsonlLogWriter log, String id, String transaction, String... items)
      throws IOException {
    append(
        log,
        Topic.BEHAVIOR,
        id,
        "{\"event_id\":\"%s\",\"event_name\":\"purchase\",\"event_time\":\"2026-01-02T00:00:00Z\",%s\"items\":[%s]}"
            .formatted(
                id,
                transaction.isEmpty() ? "" : "\"transaction_id\":\"" + transaction + "\",",
                Stream.of(items)
                    .map("{\"item_id\":\"%s\"}"::formatted)
                    .collect(Collectors.joining(","))));
  }

  /** Writes the log below {@code root}. */
  static LogPosition plant(Path root) throws IOException {
    try (JsonlLogWriter log =
        new JsonlLogWriter(new JsonlLayout(root), 2, JsonlLogWriter.Fsync.ON_CLOSE)) {
      for (int i = 0; i < ITEMS; i++) {
        item(log, "lamp" + i, "red reading lamp");
        item(log, "boot" + i, "leather hiking boot");
      }
      item(log, "returned", "red lamp");
      item(log, "gone", "leather boot");
      append(
          log,
          Topic.CATALOG,
          "gone",
          "{\"event_id\":\"d\",\"event_time\":\"2026-01-03T00:00:00Z\",\"op\":\"delete\","
              + "\"id\":\"gone\"}");
      append(log, Topic.CATALOG, "", "{\"op\":");
      for (int s = 0; s < SHOPPERS; s++) {
        for (int i = 0; i < ITEMS; i++) {
          // Each leaves one out, so that there is something to recommend.
          if (i != s % ITEMS) {
            event(log, "purchase", "l" + s, "lamp" + i);
            event(log, "purchase", "b" + s, "boot" + i);
          }
        }
        event(log, "purchase", "l" + s, "gone");
        event(log, "view_item", "", "boot0");
      }
      // Guests: lamps with boots of the same number, in every form that an order has.
      for (int i = 0; i < 4; i++) {
        order(log, "g" + i, "", "lamp" + i % 2, "boot" + i % 2, "gone");
        order(log, "p" + i, "t" + i, "lamp" + i % 2);
        order(log, "q" + i, "t" + i, "boot" + i % 2);
        order(log, "r" + i, "", "lamp2");
      }
      event(log, "purchase", "l0", "returned");
      event(log, "refund", "l0", "returned");
      event(log, "purchase", "regretful", "lamp0");
      event(log, "refund", "regretful", "lamp0");
      append(log, Topic.BEHAVIOR, "x", "{\"event_name\":\"teleport\"}");
      return log.end();
    }
  }
}
