package dev.souk.cli.importing;

import dev.souk.domain.EventKind;
import java.nio.charset.Charset;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the columns and names of a behaviour file mean; every key is explained in
 * config/import/online-retail.yaml. Read by {@link MappingReader}.
 *
 * @param delimiter between fields
 * @param charset of the file
 * @param columns column by event field
 * @param idPrefix beginning of event ids
 * @param normalize changes to a field's value, by field
 * @param timeFormat of the time column
 * @param zone of the time column
 * @param rules which event a line is, for files without an event column
 * @param names event by the file's own behaviour name
 * @param currency of all prices, or null
 * @param rejects lines to refuse, first match wins
 * @param catalog how items are derived, or null if they are not
 */
record ImportMapping(
    char delimiter,
    Charset charset,
    Map<String, String> columns,
    String idPrefix,
    Map<String, Normalize> normalize,
    DateTimeFormatter timeFormat,
    ZoneId zone,
    List<EventRule> rules,
    Map<String, EventKind> names,
    @Nullable String currency,
    List<Reject> rejects,
    @Nullable Catalog catalog) {

  /** The event fields that a column can stand for. */
  static final Set<String> FIELDS =
      Set.of(
          "event",
          "shopper",
          "item",
          "time",
          "quantity",
          "price",
          "transaction",
          "session",
          "rating",
          "text");

  /** How letters are written. */
  enum Case {
    KEEP,
    UPPER,
    LOWER,
    TITLE
  }

  /** A change to a value before it is used. */
  record Normalize(Case letters, String stripSuffix) {}

  /**
   * Names the event of a line.
   *
   * @param column the column to look at, null for every line
   */
  record EventRule(
      @Nullable String column, Pattern matches, EventKind event, boolean negateQuantity) {}

  /**
   * Refuses a line.
   *
   * @param event limits the rule to lines of that event, null for all
   */
  record Reject(String reason, String column, Condition condition, @Nullable EventKind event) {}

  /** What a value must be for a rule to match. */
  sealed interface Condition {
    /** Empty. */
    record Missing() implements Condition {}

    /** Matching the whole of a pattern, or not matching it. */
    record Matches(Pattern pattern, boolean wanted) implements Condition {}

    /** A number in a range, ends included; what is no number is not in it. */
    record Within(double low, double high) implements Condition {}

    /** Whether {@code value}, stripped, is so. */
    default boolean holds(String value) {
      return switch (this) {
        case Missing _ -> value.isEmpty();
        case Matches(Pattern pattern, boolean wanted) -> pattern.matcher(value).matches() == wanted;
        case Within(double low, double high) -> {
          try {
            double number = Double.parseDouble(value);
            yield number >= low && number <= high;
          } catch (NumberFormatException e) {
            yield false;
          }
        }
      };
    }
  }

  /**
   * How items are derived from accepted lines.
   *
   * @param from which events' lines to take data from: the first of which an item has lines
   * @param titleColumn the column with titles; the most frequent is chosen
   * @param titleCase how to write the title
   * @param priceColumn the column with prices; the lower median is chosen
   * @param productType category by words of the title, or null
   * @param attributes attribute by words of the title, by name
   * @param constant Merchant fields that are the same for all
   */
  record Catalog(
      List<EventKind> from,
      String titleColumn,
      Case titleCase,
      String priceColumn,
      @Nullable KeywordTable productType,
      Map<String, KeywordTable> attributes,
      Map<String, String> constant) {}
}
