package dev.souk.cli.importing;

import dev.souk.cli.importing.ImportMapping.Case;
import dev.souk.cli.importing.ImportMapping.EventRule;
import dev.souk.cli.importing.ImportMapping.Normalize;
import dev.souk.cli.importing.ImportMapping.Reject;
import dev.souk.domain.EventHeader;
import dev.souk.domain.EventItem;
import dev.souk.domain.EventKind;
import dev.souk.domain.InvalidInputException;
import dev.souk.domain.Money;
import dev.souk.domain.ShopEvent;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns one line into one event, or says why not. Stateless but for the mapping. */
final class RowMapper {

  /** What became of a line. */
  sealed interface Outcome {}

  /** It is an event. */
  record Mapped(ShopEvent event) implements Outcome {}

  /**
   * It is refused.
   *
   * @param reason a stable word
   * @param detail the offending value and what was expected
   */
  record Refused(String reason, String detail) implements Outcome {}

  private final ImportMapping mapping;
  private final Function<String, @Nullable String> categoryOf;

  /**
   * @param categoryOf the category of an item, to be put into its events; null if unknown
   */
  RowMapper(ImportMapping mapping, Function<String, @Nullable String> categoryOf) {
    this.mapping = mapping;
    this.categoryOf = categoryOf;
  }

  /** What {@code row} is. */
  Outcome map(Row row) {
    if (row.values().isEmpty()) {
      return new Refused("malformed_line", "another number of fields than the header has");
    }
    if (row.raw().indexOf('\uFFFD') >= 0) {
      return new Refused(
          "not_" + mapping.charset().name().toLowerCase(Locale.ROOT),
          "bytes that are not " + mapping.charset().name());
    }
    EventRule rule = rule(row);
    if (rule == null) {
      return new Refused(
          "unknown_event",
          value(row, "event") + " (expected: one of " + mapping.names().keySet() + ")");
    }
    for (Reject reject : mapping.rejects()) {
      String value = row.value(reject.column());
      if ((reject.event() == null || reject.event() == rule.event())
          && reject.condition().holds(value)) {
        return new Refused(
            reject.reason(), reject.column() + ": " + (value.isEmpty() ? "missing" : value));
      }
    }
    try {
      return new Mapped(event(row, rule));
    } catch (Unusable e) {
      return e.refused;
    } catch (InvalidInputException e) {
      return new Refused("invalid_event", String.valueOf(e.getMessage()));
    }
  }

  private @Nullable EventRule rule(Row row) {
    for (EventRule rule : mapping.rules()) {
      if (rule.column() == null || rule.matches().matcher(row.value(rule.column())).matches()) {
        return rule;
      }
    }
    EventKind kind = mapping.names().get(value(row, "event"));
    return kind == null
        ? null
        : new EventRule(null, java.util.regex.Pattern.compile(""), kind, false);
  }

  private ShopEvent event(Row row, EventRule rule) throws Unusable {
    String itemId = value(row, "item");
    if (itemId.isEmpty()) {
      throw new Unusable("missing_item", "item: missing (expected: an item id)");
    }
    EventHeader header =
        new EventHeader(
            mapping.idPrefix() + "-" + row.number(),
            time(row),
            orNull(value(row, "shopper")),
            orNull(value(row, "session")),
            null);
    EventItem item =
        new EventItem(itemId, quantity(row, rule), price(row), null, categoryOf.apply(itemId), -1);
    List<EventItem> items = List.of(item);
    String transaction = orNull(value(row, "transaction"));
    return switch (rule.event()) {
      case VIEW_ITEM -> new ShopEvent.ViewItem(header, items);
      case VIEW_ITEM_LIST -> new ShopEvent.ViewItemList(header, items);
      case SELECT_ITEM -> new ShopEvent.SelectItem(header, items);
      case VIEW_SEARCH_RESULTS ->
          new ShopEvent.ViewSearchResults(header, value(row, "text"), items);
      case ADD_TO_CART -> new ShopEvent.AddToCart(header, items);
      case REMOVE_FROM_CART -> new ShopEvent.RemoveFromCart(header, items);
      case ADD_TO_WISHLIST -> new ShopEvent.AddToWishlist(header, items);
      case PURCHASE -> new ShopEvent.Purchase(header, transaction, items);
      case REFUND -> new ShopEvent.Refund(header, transaction, items);
      case REVIEW ->
          new ShopEvent.Review(
              header,
              item,
              number(row, "rating", BigDecimal.ZERO).intValue(),
              orNull(value(row, "text")));
    };
  }

  private Instant time(Row row) throws Unusable {
    String text = value(row, "time");
    try {
      return LocalDateTime.parse(text, mapping.timeFormat()).atZone(mapping.zone()).toInstant();
    } catch (DateTimeException e) {
      throw new Unusable(
          "bad_time", "time: " + text + " (expected: as " + mapping.timeFormat() + ")");
    }
  }

  private int quantity(Row row, EventRule rule) throws Unusable {
    BigDecimal number = number(row, "quantity", BigDecimal.ONE);
    BigDecimal quantity = rule.negateQuantity() ? number.negate() : number;
    if (quantity.signum() <= 0 || quantity.stripTrailingZeros().scale() > 0) {
      throw new Unusable("bad_quantity", "quantity: " + number + " (expected: 1 or more)");
    }
    return quantity.intValue();
  }

  private @Nullable Money price(Row row) throws Unusable {
    String currency = mapping.currency();
    if (currency == null || value(row, "price").isEmpty()) {
      return null;
    }
    return new Money(number(row, "price", BigDecimal.ZERO), currency);
  }

  private BigDecimal number(Row row, String field, BigDecimal absent) throws Unusable {
    String text = value(row, field);
    try {
      return text.isEmpty() ? absent : new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw new Unusable("bad_number", field + ": " + text + " (expected: a number)");
    }
  }

  /** The value of an event field, normalised; empty if there is no such column or value. */
  private String value(Row row, String field) {
    String column = mapping.columns().get(field);
    return column == null ? "" : normalise(mapping.normalize(), field, row.value(column));
  }

  private static String normalise(Map<String, Normalize> rules, String field, String value) {
    Normalize rule = rules.get(field);
    if (rule == null) {
      return value;
    }
    String suffix = rule.stripSuffix();
    String text =
        !suffix.isEmpty() && value.endsWith(suffix)
            ? value.substring(0, value.length() - suffix.length())
            : value;
    return letters(text, rule.letters());
  }

  /** {@code text} with its letters as asked for. */
  static String letters(String text, Case letters) {
    return switch (letters) {
      case KEEP -> text;
      case UPPER -> text.toUpperCase(Locale.ROOT);
      case LOWER -> text.toLowerCase(Locale.ROOT);
      case TITLE -> title(text.toLowerCase(Locale.ROOT));
    };
  }

  private static String title(String lower) {
    StringBuilder title = new StringBuilder(lower);
    for (int i = 0; i < title.length(); i++) {
      if (i == 0 || " /-+&(\"".indexOf(title.charAt(i - 1)) >= 0) {
        title.setCharAt(i, Character.toUpperCase(title.charAt(i)));
      }
    }
    return title.toString();
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  /** A value that makes the line unusable. */
  private static final class Unusable extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Refused refused;

    Unusable(String reason, String detail) {
      super(detail, null, false, false);
      this.refused = new Refused(reason, detail);
    }
  }
}
