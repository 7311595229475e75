package dev.souk.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What counts as a compound; text is lower case, with {@code _} for every hyphen. */
final class Compounds {

  private static final int MOST_JOINED = 4;
  private static final int SHORTEST_SERIES = 3;
  private static final int SHORTEST_WORD = 3;

  /** Letters that shoppers write apart from the word they belong to: t shirt, e reader. */
  private static final Set<String> LEADING_LETTERS = Set.of("t", "e");

  private static final Set<String> UNITS =
      Set.of(
          "mm", "cm", "m", "km", "ml", "cl", "l", "mg", "g", "kg", "oz", "lb", "lbs", "ft", "inch",
          "mb", "gb", "tb", "w", "kw", "v", "mah", "hz", "mhz", "ghz", "pc", "pcs", "cc", "k");

  private Compounds() {}

  /** A stretch of a token that starts at index {@code from} of it. */
  record Part(String text, int from) {}

  /**
   * The parts of a token: cut at {@code _}, and between a series name of three or more letters and
   * the number that ends it ({@code iphone12}, but not {@code mk2}).
   */
  static List<Part> split(String token) {
    List<Part> parts = new ArrayList<>(2);
    int from = 0;
    for (int i = 0; i <= token.length(); i++) {
      if (i == token.length() || token.charAt(i) == '_') {
        if (i > from) {
          addSeries(parts, token.substring(from, i), from);
        }
        from = i + 1;
      }
    }
    return parts;
  }

  private static void addSeries(List<Part> parts, String piece, int from) {
    int number = piece.length();
    while (number > 0 && isDigit(piece.charAt(number - 1))) {
      number--;
    }
    if (number < piece.length() && number >= SHORTEST_SERIES && isLetters(piece, number)) {
      parts.add(new Part(piece.substring(0, number), from));
      parts.add(new Part(piece.substring(number), from + number));
    } else {
      parts.add(new Part(piece, from));
    }
  }

  /** The parts as one word; empty if two numbers would meet (10-15) or there are too many parts. */
  static String join(List<Part> parts) {
    if (parts.size() > MOST_JOINED) {
      return "";
    }
    StringBuilder joined = new StringBuilder();
    for (Part part : parts) {
      String text = part.text();
      if (!joined.isEmpty()
          && isDigit(joined.charAt(joined.length() - 1))
          && isDigit(text.charAt(0))) {
        return "";
      }
      joined.append(text);
    }
    return joined.toString();
  }

  /** Whether a word may belong to the next one: a number, or a letter often written apart. */
  static boolean canLead(String word) {
    return LEADING_LETTERS.contains(word) || isDigit(word.charAt(0));
  }

  /** Whether {@code lead} and the word right after it are one: a unit, or a letter and its word. */
  static boolean joins(String lead, String next) {
    if (LEADING_LETTERS.contains(lead)) {
      return next.length() >= SHORTEST_WORD && isLetters(next, next.length());
    }
    return isNumber(lead) && UNITS.contains(next);
  }

  private static boolean isNumber(String word) {
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (!isDigit(c) && c != '.' && c != ',') {
        return false;
      }
    }
    return true;
  }

  /** Whether the first {@code end} characters are all of a to z. */
  static boolean isLetters(String word, int end) {
    for (int i = 0; i < end; i++) {
      char c = word.charAt(i);
      if (c < 'a' || c > 'z') {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
