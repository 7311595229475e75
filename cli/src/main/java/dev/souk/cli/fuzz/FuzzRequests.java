package dev.souk.cli.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Requests to a shop by number: a seed and a number give the same request whenever and wherever it
 * is made, so that each can be made again alone. Immutable, thread-safe.
 *
 * @param shop its id
 * @param queries real ones, to begin from; one or more
 * @param seed of all
 */
public record FuzzRequests(String shop, List<String> queries, long seed) {

  private static final List<String> FIELDS =
      List.of(
          "brand",
          "category",
          "price",
          "availability",
          "language",
          "item_group_id",
          "attr.color",
          "color",
          "title",
          "nothing",
          "key",
          "vector",
          "_source",
          "attr.",
          "");

  private static final List<String> PARAMETERS =
      List.of("q", "filter", "facets", "sort", "from", "size", "exclude", "profile", "shopper");

  private static final List<String> RARE = List.of("cursor", "explain", "nothing", "");

  private static final List<String> SORTS =
      List.of("relevance", "price_asc", "price_desc", "popularity", "Price", "");

  /**
   * @throws IllegalArgumentException if there are no queries
   */
  public FuzzRequests {
    if (queries.isEmpty()) {
      throw new IllegalArgumentException("queries: none (expected: one or more)");
    }
    queries = List.copyOf(queries);
  }

  /** The target of request {@code number}, as it is sent: perhaps no valid address at all. */
  public String target(long number) {
    // Neighbouring numbers must not give alike requests.
    SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number);
    FuzzText text = new FuzzText(random.split(), queries);
    StringBuilder target = new StringBuilder("/v1/");
    target.append(random.nextInt(200) == 0 ? escaped(text.text(), random) : shop);
    return switch (random.nextInt(20)) {
      case 0, 1, 2 -> target + "/suggest?q=" + escaped(text.text(), random) + size(random, text);
      case 3 -> target + "/feed?size=" + escaped(text.number(), random);
      case 4 -> target + "/items/" + escaped(text.text(), random) + "/similar";
      case 5 -> target + "/trending?filter=" + escaped(filter(random, text), random);
      default -> target + "/search?" + search(random, text);
    };
  }

  private static String size(SplittableRandom random, FuzzText text) {
    return random.nextBoolean() ? "" : "&size=" + escaped(text.number(), random);
  }

  private String search(SplittableRandom random, FuzzText text) {
    StringBuilder query = new StringBuilder();
    if (random.nextInt(10) > 0) {
      query.append("q=").append(escaped(text.text(), random));
    }
    for (int more = random.nextInt(4); more > 0; more--) {
      String name = text.pick(random.nextInt(20) == 0 ? RARE : PARAMETERS);
      String value =
          switch (name) {
            case "filter" -> filter(random, text);
            case "facets" -> text.pick(FIELDS) + "," + text.pick(FIELDS);
            case "sort" -> random.nextInt(4) == 0 ? text.text() : text.pick(SORTS);
            case "from", "size" -> text.number();
            case "profile" -> random.nextBoolean() ? "default" : text.text();
            default -> text.text();
          };
      query.append(query.isEmpty() ? "" : "&").append(name).append('=');
      query.append(escaped(value, random));
    }
    return query.toString();
  }

  private static String filter(SplittableRandom random, FuzzText text) {
    StringBuilder filter = new StringBuilder();
    for (int parts = 1 + random.nextInt(3); parts > 0; parts--) {
      filter.append(filter.isEmpty() ? "" : random.nextBoolean() ? " AND " : " OR ");
      String field = text.pick(FIELDS);
      filter.append(
          switch (random.nextInt(6)) {
            case 0 -> "price:[" + text.number() + " TO " + text.number() + "]";
            case 1 -> field + ":{" + text.number() + " TO *}";
            case 2 -> field + ":\"" + text.query() + "\"";
            case 3 -> "NOT (" + field + ":" + text.text() + ")";
            case 4 -> text.text();
            default -> text.mutated(field + ":" + text.query() + " AND price:[0 TO 10]");
          });
    }
    return filter.toString();
  }

  /**
   * Percent-encoded in UTF-8; now and then as no encoder would: halves of pairs as three bytes,
   * escapes cut short, characters that need an escape and have none.
   */
  private static String escaped(String text, SplittableRandom random) {
    int way = random.nextInt(20);
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      boolean plain =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
      if (plain || (way == 0 && c > ' ' && c < 0x7F && c != '#')) {
        escaped.appendCodePoint(c);
      } else if (c == ' ') {
        escaped.append(random.nextBoolean() ? "+" : "%20");
      } else if (way == 1 && random.nextInt(4) == 0) {
        escaped.append(random.nextBoolean() ? "%" : "%f");
      } else {
        bytes(escaped, c);
      }
    }
    return escaped.toString();
  }

  private static void bytes(StringBuilder escaped, int c) {
    byte[] bytes =
        c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE
            ? new byte[] {
              (byte) (0xE0 | c >> 12), (byte) (0x80 | (c >> 6 & 0x3F)), (byte) (0x80 | (c & 0x3F))
            }
            : Character.toString(c).getBytes(StandardCharsets.UTF_8);
    for (byte each : bytes) {
      escaped.append('%');
      escaped.append(Character.forDigit(each >> 4 & 0xF, 16));
      escaped.append(Character.forDigit(each & 0xF, 16));
    }
  }
}
