package dev.souk.jobs.embedded;

import dev.souk.log.DeadLetter;
import dev.souk.log.Topic;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/**
 * The log of a small shop for compatibility fixtures: all kinds of events, guests, visits, late
 * events, changes that overtake each other, deletions and lines that are refused. Ids are unique.
 */
final class CompatibilityLog {

  static final int CHANGES = 30;
  static final int EVENTS = 200;

  private static final long SEED = 20_260_101;
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final String[] KINDS = {
    "view_item",
    "view_item_list",
    "select_item",
    "view_search_results",
    "add_to_cart",
    "add_to_wishlist",
    "purchase",
    "review"
  };

  /**
   * What one shopper does with one item, twice in every {@value #PERIOD} events. What is taken back
   * is less than what was given: versions differ in what becomes of weights under 0.
   */
  private static final List<String> STORY =
      List.of("purchase", "purchase", "refund", "add_to_cart", "remove_from_cart");

  private static final int PERIOD = 20;
  private static final String[] BRANDS = {"Lumen & Co", "Vela", "Óptica"};
  private static final String[] CATEGORIES = {"Home > Lighting", "Home > Candles", "家居"};
  private static final int ITEMS = 20;
  private static final int SHOPPERS = 12;

  private final Shop shop;
  private final Random random = new Random(SEED);
  private int changes;
  private int events;

  CompatibilityLog(Shop shop) {
    this.shop = shop;
  }

  /** Appends up to so many lines of each topic. */
  void upTo(int changesEnd, int eventsEnd) throws IOException {
    for (; changes < changesEnd; changes++) {
      shop.append(Topic.CATALOG, "item" + changes % ITEMS, change(changes));
    }
    for (; events < eventsEnd; events++) {
      int told = events % PERIOD;
      if (told < STORY.size()) {
        String shopper = "shopper" + events / PERIOD;
        shop.append(Topic.BEHAVIOR, shopper, event(STORY.get(told), shopper, item(told / 3), 1));
      } else {
        append();
      }
      if (events % 50 == 49) {
        shop.append(
            Topic.DEAD_LETTERS,
            "",
            DeadLetter.of("import", "old.csv:" + events, BEGIN, "no-price", "", "row").toJson());
      }
    }
  }

  private void append() throws IOException {
    String shopper = random.nextInt(5) == 0 ? "" : "shopper" + random.nextInt(SHOPPERS);
    String kind = events % 40 == 27 ? "teleport" : KINDS[random.nextInt(KINDS.length)];
    StringBuilder items = new StringBuilder();
    int count = kind.equals("review") ? 1 : 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      items.append(i == 0 ? "" : ",").append(item(random.nextInt(ITEMS + 2)));
    }
    shop.append(
        Topic.BEHAVIOR,
        shopper.isEmpty() ? "e" + events : shopper,
        events % 40 == 13
            ? "{\"event_id\":"
            : event(kind, shopper, items.toString(), 1 + random.nextInt(5)));
  }

  private static String change(int i) {
    if (i == 7) {
      return "{\"event_id\":\"c7\",\"op\":\"upsert\"}";
    }
    String item = "item" + i % ITEMS;
    // Second changes of an item: of every three one is a deletion and one is older than the first.
    int second = i >= ITEMS ? i % 3 : -1;
    Instant time = BEGIN.plusSeconds(second == 1 ? -60L : i);
    String head = "{\"event_id\":\"c%d\",\"event_time\":\"%s\",\"op\":\"".formatted(i, time);
    if (second == 0) {
      return head + "delete\",\"id\":\"" + item + "\"}";
    }
    return head
        + ("upsert\",\"item\":{\"id\":\"%s\",\"title\":\"red lamp %d\",\"description\":\"A lamp.\","
                + "\"price\":\"%d.50 EUR\",\"brand\":\"%s\",\"product_type\":\"%s\",\"color\":\"red\","
                + "\"availability\":\"%s\"}}")
            .formatted(
                item,
                i,
                i + 1,
                BRANDS[i % BRANDS.length],
                CATEGORIES[i % CATEGORIES.length],
                i % 4 == 0 ? "out_of_stock" : "in_stock");
  }

  private String event(String kind, String shopper, String items, int rating) {
    // Some come an hour late.
    long second = events * 7_000L - (random.nextInt(6) == 0 ? 3_600 : 0);
    return ("{\"event_id\":\"e%d\",\"event_name\":\"%s\",\"event_time\":\"%s\",\"currency\":\"EUR\","
            + "%s\"session_id\":\"visit%d\",\"search_term\":\"lamp\",\"rating\":%d,\"items\":[%s]}")
        .formatted(
            events,
            kind,
            BEGIN.plusSeconds(second),
            shopper.isEmpty() ? "" : "\"user_id\":\"" + shopper + "\",",
            events / 5,
            rating,
            items);
  }

  private static String item(int item) {
    String carried =
        item % 3 == 0
            ? ""
            : ",\"price\":%d.50,\"item_brand\":\"%s\",\"item_category\":\"%s\""
                .formatted(
                    item + 1, BRANDS[item % BRANDS.length], CATEGORIES[item % CATEGORIES.length]);
    return "{\"item_id\":\"item%d\"%s}".formatted(item, carried);
  }
}
