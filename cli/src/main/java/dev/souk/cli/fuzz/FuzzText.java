package dev.souk.cli.fuzz;

import java.util.List;
import java.util.SplittableRandom;

/** Texts that shoppers type, that nobody types, and what lies between. Used by one thread. */
final class FuzzText {

  private static final List<String> SYNTAX =
      List.of(
          "(",
          ")",
          "[",
          "]",
          "{",
          "}",
          "\"",
          "'",
          ":",
          "*",
          "?",
          "~",
          "^",
          "+",
          "-",
          "!",
          "&&",
          "||",
          "\\",
          "/",
          " AND ",
          " OR ",
          " NOT ",
          " TO ",
          "[* TO *]",
          "[5 TO 1]",
          "title:",
          "_exists_:",
          "price:",
          "brand:",
          "~2",
          "^1e9",
          "/.*/",
          "\\u0000",
          "${x}",
          "<b>",
          "%00");

  private static final List<String> NUMBERS =
      List.of(
          "0",
          "-1",
          "1e999",
          "-1e999",
          "NaN",
          "Infinity",
          "9223372036854775808",
          "-2147483649",
          "0x10",
          "1_000",
          "١٢٣",
          "3.",
          ".5",
          "1,5",
          "00000000000000000001");

  private static final List<String> ODD =
      List.of(
          "\u0000",
          "\u0001",
          "\u007f",
          "\u200b",
          "\u200d",
          "\u202e",
          "\ufeff",
          "\ufffd",
          "\uffff",
          "\ud800",
          "\udfff",
          "👩‍👩‍👧‍👦",
          "🏳️‍🌈",
          "é",
          "e\u0301",
          "İ",
          "ß",
          "ﬁ",
          "①",
          "Ａ",
          "ﷺ",
          "שלום",
          "مرحبا",
          "手机壳",
          "ｶﾀｶﾅ",
          "가",
          "𝒜",
          "\udbff\udfff",
          "\t",
          "\r\n",
          "\u2028",
          " ",
          "　");

  private final SplittableRandom random;
  private final List<String> queries;

  /**
   * @param queries real ones, to begin from; one or more
   */
  FuzzText(SplittableRandom random, List<String> queries) {
    this.random = random;
    this.queries = queries;
  }

  /** A text of some kind. */
  String text() {
    return switch (random.nextInt(10)) {
      case 0, 1, 2 -> mutated(query());
      case 3 -> query();
      case 4 -> letters(1 + random.nextInt(40));
      case 5 -> pieces(1 + random.nextInt(12));
      case 6 -> query() + pick(SYNTAX) + query();
      case 7 -> nested(1 + random.nextInt(random.nextInt(10) == 0 ? 5000 : 40));
      case 8 -> random.nextInt(20) == 0 ? longText() : pick(ODD).repeat(1 + random.nextInt(50));
      default -> pick(NUMBERS) + " " + mutated(query());
    };
  }

  /** A real query. */
  String query() {
    return pick(queries);
  }

  /** A number, perhaps out of every range, or what is none. */
  String number() {
    return switch (random.nextInt(3)) {
      case 0 -> String.valueOf(random.nextInt(120));
      case 1 -> String.valueOf(random.nextLong());
      default -> random.nextBoolean() ? pick(NUMBERS) : text();
    };
  }

  /** One of these. */
  String pick(List<String> all) {
    return all.get(random.nextInt(all.size()));
  }

  /** Swaps, drops, doubles, replaces and inserts. */
  String mutated(String text) {
    StringBuilder mutated = new StringBuilder(text);
    for (int times = 1 + random.nextInt(4); times > 0; times--) {
      int at = random.nextInt(mutated.length() + 1);
      switch (random.nextInt(6)) {
        case 0 -> mutated.insert(at, pick(ODD));
        case 1 -> mutated.insert(at, pick(SYNTAX));
        case 2 -> mutated.insert(at, Character.toString(codePoint()));
        case 3 -> mutated.delete(at, Math.min(mutated.length(), at + 1 + random.nextInt(3)));
        case 4 -> mutated.insert(at, mutated.substring(at, Math.min(mutated.length(), at + 2)));
        default -> {
          if (at + 1 < mutated.length()) {
            char first = mutated.charAt(at);
            mutated.setCharAt(at, mutated.charAt(at + 1));
            mutated.setCharAt(at + 1, first);
          }
        }
      }
    }
    return mutated.toString();
  }

  private String letters(int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.appendCodePoint(codePoint());
    }
    return text.toString();
  }

  /** Of any plane, half of pairs included; half of them of those that shops use. */
  private int codePoint() {
    return switch (random.nextInt(6)) {
      case 0 -> random.nextInt(0x80);
      case 1 -> random.nextInt(0x500);
      case 2 -> 0x4E00 + random.nextInt(0x5200);
      case 3 -> 0x1F300 + random.nextInt(0x700);
      case 4 -> random.nextInt(0x10000);
      default -> random.nextInt(Character.MAX_CODE_POINT + 1);
    };
  }

  private String pieces(int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(
          switch (random.nextInt(4)) {
            case 0 -> pick(SYNTAX);
            case 1 -> pick(NUMBERS);
            case 2 -> pick(ODD);
            default -> query();
          });
    }
    return text.toString();
  }

  private String nested(int depth) {
    String inner = query();
    return switch (random.nextInt(4)) {
      case 0 -> "(".repeat(depth) + inner + ")".repeat(depth);
      case 1 -> "(".repeat(depth) + inner;
      case 2 -> "NOT ".repeat(depth) + inner;
      default -> "(brand:a OR ".repeat(depth) + inner + ")".repeat(depth);
    };
  }

  private String longText() {
    return (query() + " ").repeat(1 + random.nextInt(2000));
  }
}
