package dev.souk.benchmarks.workload;

import dev.souk.log.LogEntry;
import dev.souk.log.LogWriter;
import dev.souk.log.Topic;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The log of a shop, made by a seed. Few shoppers and items are much busier than most; looks are
 * far more frequent than purchases; one event in seven is a guest's. Not thread-safe.
 */
public final class Traffic {

  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final long DAYS_MILLIS = 180L * 86_400_000;
  private static final int BATCH = 2_000;
  private static final int CATEGORIES = 40;
  private static final int BRANDS = 120;

  /** Kinds of event, as often as they happen among a hundred. */
  private static final String[] KINDS = new String[100];

  static {
    int at = 0;
    Object[][] often = {
      {"view_item", 60},
      {"select_item", 10},
      {"view_item_list", 8},
      {"add_to_cart", 10},
      {"purchase", 6},
      {"add_to_wishlist", 2},
      {"remove_from_cart", 2},
      {"review", 1},
      {"refund", 1}
    };
    for (Object[] kind : often) {
      for (int i = 0; i < (int) kind[1]; i++) {
        KINDS[at++] = (String) kind[0];
      }
    }
  }

  private final Random random;
  private final int shoppers;
  private final int items;
  private final long stepMillis;
  private final String prefix;
  private long made;

  /**
   * @param seed decides everything
   * @param shoppers how many there are
   * @param items how many there are
   * @param events how many make up half a year of event time
   */
  public Traffic(long seed, int shoppers, int items, long events) {
    this.random = new Random(seed);
    this.shoppers = shoppers;
    this.items = items;
    this.stepMillis = Math.max(1, DAYS_MILLIS / Math.max(1, events));
    this.prefix = "e" + seed + "-";
  }

  /** Appends one change for each item. */
  public void catalog(LogWriter log) throws IOException {
    List<LogEntry> entries = new ArrayList<>(items);
    for (int i = 0; i < items; i++) {
      entries.add(
          new LogEntry(
              "item" + i,
              ("{\"event_id\":\"c%d\",\"event_time\":\"%s\",\"op\":\"upsert\",\"item\":{\"id\":"
                      + "\"item%d\",\"title\":\"Lamp of oak and linen, number %d\",\"description\":"
                      + "\"A warm light for long evenings.\",\"price\":\"%d.90 EUR\",\"brand\":"
                      + "\"Brand %d\",\"product_type\":\"Home > Room %d\"}}")
                  .formatted(i, BEGIN, i, i, 1 + i % 200, i % BRANDS, i % CATEGORIES)));
    }
    log.append(Topic.CATALOG, entries);
  }

  /** Appends so many events. */
  public void events(LogWriter log, long count) throws IOException {
    List<LogEntry> entries = new ArrayList<>(BATCH);
    for (long i = 0; i < count; i++) {
      entries.add(next(BEGIN.toEpochMilli() + made * stepMillis));
      if (entries.size() == BATCH || i == count - 1) {
        log.append(Topic.BEHAVIOR, entries);
        entries.clear();
      }
    }
  }

  /** The next event, which happens at {@code millis} since 1970. */
  public LogEntry next(long millis) {
    String id = prefix + made++;
    String shopper = random.nextInt(7) == 0 ? "" : "shopper" + skewed(shoppers);
    String kind = KINDS[random.nextInt(KINDS.length)];
    StringBuilder json = new StringBuilder(256);
    json.append("{\"event_id\":\"").append(id);
    json.append("\",\"event_name\":\"").append(kind);
    json.append("\",\"event_time\":\"").append(Instant.ofEpochMilli(millis));
    json.append("\",\"schema_version\":1");
    if (!shopper.isEmpty()) {
      json.append(",\"user_id\":\"").append(shopper).append('"');
    }
    json.append(",\"session_id\":\"visit").append(made >> 3);
    json.append("\",\"currency\":\"EUR\"");
    if (kind.equals("review")) {
      json.append(",\"rating\":").append(1 + random.nextInt(5));
    }
    json.append(",\"items\":[");
    int lines = lines(kind);
    for (int i = 0; i < lines; i++) {
      json.append(i == 0 ? "" : ",");
      item(json);
    }
    return new LogEntry(shopper.isEmpty() ? id : shopper, json.append("]}").toString());
  }

  private int lines(String kind) {
    return switch (kind) {
      case "view_item_list" -> 4;
      case "purchase" -> 1 + random.nextInt(3);
      default -> 1;
    };
  }

  private void item(StringBuilder json) {
    int item = skewed(items);
    json.append("{\"item_id\":\"item").append(item);
    json.append("\",\"quantity\":1,\"price\":").append(1 + item % 200);
    json.append(".9,\"item_brand\":\"Brand ").append(item % BRANDS);
    json.append("\",\"item_category\":\"Home > Room ").append(item % CATEGORIES).append("\"}");
  }

  /** A number below {@code bound}; the smaller the likelier, as its density falls with the root. */
  private int skewed(int bound) {
    double uniform = random.nextDouble();
    return (int) (uniform * uniform * bound);
  }
}
