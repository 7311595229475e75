package dev.souk.analysis;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The units in which a ranking compares a query with a text, in the order of the text: words of
 * letters in lower case and English ones in the singular, numbers, and every Chinese, Japanese or
 * Korean character by itself. A word of letters and digits, such as a model number, is one unit of
 * each. Marks and white space part units and are none.
 *
 * <p>Other than {@link ShopAnalyzer}'s terms nothing is left out, joined or said twice, so that
 * order and distance can be told.
 */
public final class TextUnits {

  private TextUnits() {}

  private enum Kind {
    MARK,
    LETTER,
    DIGIT,
    CHARACTER
  }

  /**
   * The units of a text.
   *
   * @param most after so many the rest is not read
   */
  public static List<String> of(String text, int most) {
    String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    List<String> units = new ArrayList<>();
    Kind last = Kind.MARK;
    int from = 0;
    int at = 0;
    while (at < folded.length() && units.size() < most) {
      int character = folded.codePointAt(at);
      Kind kind = kind(character, last);
      if (kind != last || kind == Kind.CHARACTER) {
        add(units, last, folded.substring(from, at));
        from = at;
      }
      last = kind;
      at += Character.charCount(character);
    }
    if (units.size() < most) {
      add(units, last, folded.substring(from, at));
    }
    return units;
  }

  private static void add(List<String> units, Kind kind, String unit) {
    switch (kind) {
      case MARK -> {}
      case LETTER -> units.add(EnglishPlurals.singular(unit));
      case DIGIT, CHARACTER -> units.add(unit);
    }
  }

  private static Kind kind(int character, Kind last) {
    if (Character.isDigit(character)) {
      return Kind.DIGIT;
    }
    if (Character.getType(character) == Character.NON_SPACING_MARK) {
      return last;
    }
    if (!Character.isLetter(character)) {
      return Kind.MARK;
    }
    return switch (Character.UnicodeScript.of(character)) {
      case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO -> Kind.CHARACTER;
      default -> Kind.LETTER;
    };
  }
}
