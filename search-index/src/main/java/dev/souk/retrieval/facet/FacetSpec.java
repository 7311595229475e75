package dev.souk.retrieval.facet;

import dev.souk.domain.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a facet, as written: {@code brand}, or with options {@code
 * brand(limit:10;sort:value;find:so)}.
 *
 * <ul>
 *   <li>{@code limit}: the most values to answer, 1 to 1000, 100 if not given
 *   <li>{@code sort}: {@code count}, the most frequent first, or {@code value}
 *   <li>{@code find}: only values with a word that begins so, whatever the case
 *   <li>{@code under}: of a path such as a category only the values directly below this one; {@code
 *       under:""} for the first level
 *   <li>{@code bounds}: of a price, ranges between these numbers, ascending and separated by
 *       spaces; without them, ranges that hold about as many items each
 * </ul>
 *
 * <p>An option's value that holds a semicolon, a parenthesis or a quote is written in quotes.
 *
 * @param name the field, as asked for
 * @param limit 1 to 1000
 * @param byValue whether values are in alphabetical order
 * @param find lower case, empty for all
 * @param under a path, empty for the first level; null for all levels
 * @param bounds ascending, none for automatic ranges
 */
public record FacetSpec(
    String name,
    int limit,
    boolean byValue,
    String find,
    @Nullable String under,
    List<Double> bounds) {

  private static final int LIMIT = 100;
  private static final int MOST_VALUES = 1000;
  private static final int MOST_BOUNDS = 50;
  private static final String FIELD = "facets";
  private static final String FORM =
      "a field, or a field with options as in brand(limit:10;find:so)";

  public FacetSpec {
    bounds = List.copyOf(bounds);
  }

  /** Cuts a list at its commas, but for those within parentheses. */
  public static List<String> split(String list) {
    List<String> specs = new ArrayList<>();
    int from = 0;
    SpecReader reader = new SpecReader(list);
    while (from <= list.length()) {
      int to = reader.next(from, ',');
      String spec = list.substring(from, to).strip();
      if (!spec.isEmpty()) {
        specs.add(spec);
      }
      from = to + 1;
    }
    return specs;
  }

  /**
   * @throws InvalidInputException if the form is another, or an option unknown or out of range
   */
  public static FacetSpec parse(String text) {
    String spec = text.strip();
    int open = spec.indexOf('(');
    if (open < 0) {
      return new FacetSpec(spec, LIMIT, false, "", null, List.of());
    }
    if (open == 0 || !spec.endsWith(")")) {
      throw new InvalidInputException(FIELD, spec, FORM);
    }
    Map<String, String> options =
        new SpecReader(spec.substring(open + 1, spec.length() - 1)).options();
    int limit = LIMIT;
    boolean byValue = false;
    String find = "";
    String under = null;
    List<Double> bounds = List.of();
    for (Map.Entry<String, String> option : options.entrySet()) {
      String value = option.getValue();
      switch (option.getKey()) {
        case "limit" -> limit = limit(value);
        case "sort" -> byValue = byValue(value);
        case "find" -> find = value.strip().toLowerCase(Locale.ROOT);
        case "under" -> under = String.join(" > ", value.strip().split("\\s*>\\s*", -1));
        case "bounds" -> bounds = bounds(value);
        default ->
            throw new InvalidInputException(
                FIELD,
                "option '" + option.getKey() + "' of " + spec,
                "limit, sort, find, under or bounds");
      }
    }
    return new FacetSpec(spec.substring(0, open).strip(), limit, byValue, find, under, bounds);
  }

  private static int limit(String value) {
    if (value.matches("[0-9]{1,4}")) {
      int limit = Integer.parseInt(value);
      if (limit >= 1 && limit <= MOST_VALUES) {
        return limit;
      }
    }
    throw new InvalidInputException(FIELD, "limit:" + value, "1 to " + MOST_VALUES);
  }

  private static boolean byValue(String value) {
    return switch (value) {
      case "count" -> false;
      case "value" -> true;
      default -> throw new InvalidInputException(FIELD, "sort:" + value, "count or value");
    };
  }

  private static List<Double> bounds(String value) {
    List<Double> bounds = new ArrayList<>();
    for (String part : value.strip().split("\\s+")) {
      double last = bounds.isEmpty() ? Double.NEGATIVE_INFINITY : bounds.getLast();
      double bound = number(part);
      if (!(bound > last) || bounds.size() == MOST_BOUNDS) {
        throw new InvalidInputException(
            FIELD,
            "bounds:" + value,
            "1 to " + MOST_BOUNDS + " numbers, each above the one before");
      }
      bounds.add(bound);
    }
    return bounds;
  }

  private static double number(String text) {
    try {
      double number = Double.parseDouble(text);
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // The same message.
    }
    throw new InvalidInputException(FIELD, "bounds: " + text, "a number");
  }

  /** Whether a value is one of those that are looked for. */
  boolean wants(String value) {
    return isUnder(value) && (find.isEmpty() || hasWord(value));
  }

  private boolean isUnder(String value) {
    if (under == null) {
      return true;
    }
    if (under.isEmpty()) {
      return !value.contains(" > ");
    }
    int length = under.length() + 3;
    return value.length() > length
        && value.regionMatches(true, 0, under + " > ", 0, length)
        && value.indexOf(" > ", length) < 0;
  }

  private boolean hasWord(String value) {
    String lower = value.toLowerCase(Locale.ROOT);
    for (int at = lower.indexOf(find); at >= 0; at = lower.indexOf(find, at + 1)) {
      // Words of Chinese are not set apart, so that any sign may begin one.
      if (at == 0
          || !Character.isLetterOrDigit(lower.codePointBefore(at))
          || Character.isIdeographic(lower.codePointAt(at))) {
        return true;
      }
    }
    return false;
  }
}
