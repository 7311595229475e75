package dev.souk.retrieval.understanding;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A price that a shopper named among the words: {@code under 50}, {@code £100-£200}, {@code
 * 200元以下}. A number that is followed by a unit is no price, and one without a currency is one only
 * where a word says so or two of them end the text.
 *
 * @param text as typed
 * @param low the least price, 0 if there is none
 * @param high the highest, infinite if there is none
 * @param rest the words without it
 * @param certain whether it cannot well be anything else: {@code 100-200} may be a model
 */
record PricePhrase(String text, double low, double high, String rest, boolean certain) {

  private static final String NUMBER = "(\\d{1,7}(?:,\\d{3}){0,2}(?:\\.\\d{1,2})?)";
  private static final String SIGN = "[$£€¥￥]";
  private static final String NAME =
      "(?:usd|gbp|eur|cny|rmb|dollars?|bucks|pounds?|quid|euros?|yuan|元|块钱|块|人民币)";

  /** A number with or without a currency, and no unit after it. */
  private static final String AMOUNT =
      "("
          + SIGN
          + "|)\\s?"
          + NUMBER
          + "\\s?("
          + SIGN
          + "|"
          + NAME
          + "(?![a-z])|)"
          + "(?![\\d.,]*\\d|\\s?(?:%|\"|″|'|x\\d|[-–]?(?:inch|inches|in|cm|mm|m|km|ft|feet|foot|kg|g|mg"
          + "|lb|lbs|oz|ml|cl|l|litres?|liters?|w|watts?|v|volts?|a|amps?|mah|hz|mhz|ghz|kb|mb|gb|tb"
          + "|mp|megapixels?|pcs|pieces?|packs?|years?|yrs?|months?|weeks?|days?|hours?|hrs?|min"
          + "|minutes?|degrees?|people|persons?|players?|pixels?|p|k|th|st|nd|rd)(?![a-z]))"
          + "|[a-z\\d])";

  private static final String BELOW =
      "(?:under|below|less than|cheaper than|no more than|not more than|up to|at most|max(?:imum)?"
          + "|within)";
  private static final String ABOVE =
      "(?:over|above|more than|at least|no less than|min(?:imum)?|starting at)";
  private static final String TO = "\\s?(?:-|–|—|~|to|and)\\s?";
  private static final String START = "(?<![\\p{L}\\d])";

  /** What a phrase says its one or two amounts are. */
  private enum Kind {
    BETWEEN,
    /** Two amounts that nothing but their currency or their place tells to be prices. */
    RANGE,
    AT_MOST,
    AT_LEAST
  }

  /**
   * @param form with three groups for each amount: sign, number, currency
   * @param needsCurrency whether an amount without one is no price
   */
  private record Form(Pattern form, Kind kind, boolean needsCurrency) {}

  private static final String ZH = "([¥￥]|)" + NUMBER + "\\s?(元|块钱|块|人民币|)";

  private static final List<Form> FORMS =
      List.of(
          form(START + "(?:between|from)\\s" + AMOUNT + TO + AMOUNT, Kind.BETWEEN, false),
          form("(?:价格|价位)?" + ZH + "\\s?(?:到|至|-|~|—)\\s?" + ZH, Kind.RANGE, true),
          form("(?:不超过|低于|少于|最多|不高于)" + ZH, Kind.AT_MOST, true),
          form("(?:不低于|超过|高于|大于|多于|至少)" + ZH, Kind.AT_LEAST, true),
          form(ZH + "\\s?(?:以下|以内|之内|之下|以里|内)", Kind.AT_MOST, true),
          form(ZH + "\\s?(?:以上|之上|起)", Kind.AT_LEAST, true),
          form(START + BELOW + "\\s" + AMOUNT, Kind.AT_MOST, false),
          form(START + "<=?\\s?" + AMOUNT, Kind.AT_MOST, false),
          form(START + ABOVE + "\\s" + AMOUNT, Kind.AT_LEAST, false),
          form(START + ">=?\\s?" + AMOUNT, Kind.AT_LEAST, false),
          form(
              START + AMOUNT + "\\s?(?:or less|or under|or below|and under|and below)",
              Kind.AT_MOST,
              false),
          form(START + AMOUNT + "\\s?(?:or more|or over|and up|and above)", Kind.AT_LEAST, false),
          form(START + AMOUNT + TO + AMOUNT, Kind.RANGE, false));

  private static Form form(String regex, Kind kind, boolean needsCurrency) {
    int flags = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    return new Form(Pattern.compile(regex, flags), kind, needsCurrency);
  }

  /** The first price of a text, null if it has none. */
  static @Nullable PricePhrase find(String words) {
    if (words.chars().noneMatch(c -> c >= '0' && c <= '9')) {
      return null;
    }
    for (Form form : FORMS) {
      Matcher matcher = form.form().matcher(words);
      while (matcher.find()) {
        PricePhrase phrase = read(form, matcher, words);
        if (phrase != null) {
          return phrase;
        }
      }
    }
    return null;
  }

  private static @Nullable PricePhrase read(Form form, Matcher found, String words) {
    boolean two = form.kind() == Kind.BETWEEN || form.kind() == Kind.RANGE;
    boolean currency = hasCurrency(found, 1) || two && hasCurrency(found, 4);
    boolean last = words.substring(found.end()).isBlank();
    if (!currency && (form.needsCurrency() || form.kind() == Kind.RANGE && !last)) {
      return null;
    }
    double first = number(found.group(2));
    double second = two ? number(found.group(5)) : first;
    if (two && first >= second) {
      return null;
    }
    String rest = words.substring(0, found.start()) + " " + words.substring(found.end());
    if (rest.codePoints().noneMatch(Character::isLetterOrDigit)) {
      return null;
    }
    return new PricePhrase(
        found.group().strip(),
        form.kind() == Kind.AT_MOST ? 0 : first,
        form.kind() == Kind.AT_LEAST ? Double.POSITIVE_INFINITY : second,
        rest,
        currency || form.kind() != Kind.RANGE);
  }

  private static boolean hasCurrency(Matcher found, int group) {
    return !found.group(group).isEmpty() || !found.group(group + 2).isEmpty();
  }

  private static double number(String text) {
    return Double.parseDouble(text.replace(",", ""));
  }

  /** As the filter syntax takes it: {@code price:[0 TO 50]}. */
  String filter() {
    return "price:[" + bound(low) + " TO " + bound(high) + "]";
  }

  private static String bound(double bound) {
    if (Double.isInfinite(bound)) {
      return "*";
    }
    return bound == Math.rint(bound)
        ? Long.toString((long) bound)
        : String.format(Locale.ROOT, "%.2f", bound);
  }
}
