package dev.souk.jobs.embedded;

import dev.souk.log.Topic;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Lines as they come from a world that retries and is out of order: repeated and re-delivered, in
 * disorder, late, broken. The same seed gives the same lines.
 */
final class UnrulyTraffic {

  /** What duplicates are recognised within. */
  static final Duration WINDOW = Duration.ofHours(1);

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final String[] KINDS = {
    "view_item",
    "view_item_list",
    "add_to_cart",
    "purchase",
    "refund",
    "remove_from_cart",
    "review",
    "view_search_results",
    "view_search_results"
  };

  private record Line(Topic topic, String key, String json) {}

  private final Shop shop;
  private final Random random;
  private final List<Line> sent = new ArrayList<>();
  private int number;

  UnrulyTraffic(Shop shop, long seed) {
    this.shop = shop;
    random = new Random(seed);
  }

  /** Appends {@code count} lines. */
  void send(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      switch (random.nextInt(100)) {
        case 0 -> append(new Line(Topic.BEHAVIOR, "a", "{\"event_name\":\"teleport\"}"));
        case 1 -> append(new Line(Topic.BEHAVIOR, "a", "{\"event_id\":"));
        case 2, 3, 4, 5 -> append(change());
        case 6, 7, 8, 9, 10, 11, 12, 13 -> again(1 + random.nextInt(3));
        case 14 -> again(200);
        default -> append(event());
      }
    }
  }

  private void append(Line line) throws IOException {
    sent.add(line);
    shop.append(line.topic(), line.key(), line.json());
  }

  /** Appends some lines of the past once more, in order. */
  private void again(int lines) throws IOException {
    if (!sent.isEmpty()) {
      int from = Math.max(0, sent.size() - 1 - random.nextInt(3_000));
      for (Line line : List.copyOf(sent.subList(from, Math.min(sent.size(), from + lines)))) {
        append(line);
      }
    }
  }

  private Line event() {
    int n = number++;
    String shopper = "s" + random.nextInt(60);
    boolean guest = random.nextInt(5) == 0;
    // Half a minute apart, up to the window in disorder, some far older.
    long seconds = 30L * n - random.nextInt((int) WINDOW.toSeconds());
    if (random.nextInt(40) == 0) {
      seconds -= random.nextInt((int) WINDOW.toSeconds() * 48);
    }
    String kind = KINDS[random.nextInt(KINDS.length)];
    StringBuilder items = new StringBuilder(item());
    for (int more = kind.equals("review") ? 0 : random.nextInt(3); more > 0; more--) {
      items.append(',').append(item());
    }
    return new Line(
        Topic.BEHAVIOR,
        guest ? "e" + n : shopper,
        ("{\"event_id\":\"e%d\",\"event_name\":\"%s\",\"event_time\":\"%s\",%s%s"
                + "%s\"currency\":\"USD\",\"items\":[%s]}")
            .formatted(
                n,
                kind,
                START.plusSeconds(seconds),
                guest ? visit() : "\"user_id\":\"" + shopper + "\",",
                kind.equals("review") ? "\"rating\":" + (1 + random.nextInt(5)) + "," : "",
                kind.equals("view_search_results") ? "\"search_term\":\"" + query() + "\"," : "",
                items));
  }

  /** Some guests tell which visit it is. */
  private String visit() {
    return random.nextBoolean() ? "" : "\"session_id\":\"v" + random.nextInt(40) + "\",";
  }

  /** Few of them often, many once or twice, in different spellings. */
  private String query() {
    String words =
        "lamp " + (random.nextInt(3) > 0 ? random.nextInt(30) : 30 + random.nextInt(2_000));
    return switch (random.nextInt(4)) {
      case 0 -> words.toUpperCase(Locale.ROOT);
      case 1 -> " " + words.replace(" ", "  ");
      default -> words;
    };
  }

  private String item() {
    return "{\"item_id\":\"item%d\",\"price\":%d.49,\"item_brand\":\"b%d\",\"item_category\":\"c%d\"}"
        .formatted(random.nextInt(40), random.nextInt(90), random.nextInt(4), random.nextInt(6));
  }

  private Line change() {
    int n = number++;
    String id = "item" + random.nextInt(40);
    Instant time = START.plusSeconds(random.nextInt(20));
    String json =
        random.nextInt(4) == 0
            ? "{\"event_id\":\"c%d\",\"event_time\":\"%s\",\"op\":\"delete\",\"id\":\"%s\"}"
                .formatted(n, time, id)
            : ("{\"event_id\":\"c%d\",\"event_time\":\"%s\",\"op\":\"upsert\","
                    + "\"item\":{\"id\":\"%s\",\"title\":\"lamp %d\",\"price\":\"%d USD\"}}")
                .formatted(n, time, id, n, 1 + random.nextInt(90));
    return new Line(Topic.CATALOG, id, json);
  }
}
