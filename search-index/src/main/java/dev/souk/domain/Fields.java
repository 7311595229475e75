package dev.souk.domain;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Typed reading of a JSON object's fields, with errors that name the field. */
final class Fields {

  private final JsonNode node;
  private final String prefix;

  Fields(JsonNode node, String prefix) {
    if (!node.isObject()) {
      throw new InvalidInputException(
          prefix.isEmpty() ? "body" : prefix.substring(0, prefix.length() - 1),
          node,
          "a JSON object");
    }
    this.node = node;
    this.prefix = prefix;
  }

  String name(String field) {
    return prefix + field;
  }

  @Nullable JsonNode get(String field) {
    JsonNode value = node.get(field);
    return value == null || value.isNull() ? null : value;
  }

  /** A string; a whole number is taken as its digits, since shops send ids as either. */
  @Nullable String text(String field) {
    JsonNode value = get(field);
    if (value == null) {
      return null;
    }
    if (value.isString()) {
      return value.stringValue();
    }
    if (value.isIntegralNumber()) {
      return value.asString();
    }
    throw new InvalidInputException(name(field), value, "a string");
  }

  String needed(String field) {
    String text = text(field);
    if (text == null || text.isBlank()) {
      throw new InvalidInputException(name(field), text == null ? null : "''", "a string");
    }
    return text;
  }

  int integer(String field, int absent) {
    JsonNode value = get(field);
    if (value == null) {
      return absent;
    }
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw new InvalidInputException(name(field), value, "a whole number");
    }
    return value.intValue();
  }

  @Nullable BigDecimal decimal(String field) {
    JsonNode value = get(field);
    if (value == null) {
      return null;
    }
    if (!value.isNumber()) {
      throw new InvalidInputException(name(field), value, "a number");
    }
    BigDecimal decimal = money(value.decimalValue());
    if (decimal == null) {
      throw new InvalidInputException(
          name(field), value, "at most 13 digits before the point, 6 after");
    }
    return decimal;
  }

  /** Whether the field is there, though it may be null. */
  boolean names(String field) {
    return node.has(field);
  }

  /** {@code "15.00 USD"}, or an object with {@code amount} and {@code currency}. */
  @Nullable Money money(String field) {
    JsonNode value = get(field);
    if (value == null) {
      return null;
    }
    if (value.isObject()) {
      Fields parts = new Fields(value, name(field) + ".");
      BigDecimal amount = parts.decimal("amount");
      if (amount == null) {
        throw new InvalidInputException(parts.name("amount"), null, "a number");
      }
      return new Money(amount, parts.needed("currency"));
    }
    return Money.parse(name(field), needed(field));
  }

  /** {@code decimal} if it has as many digits as an amount may have, else null. */
  static @Nullable BigDecimal money(BigDecimal decimal) {
    return decimal.precision() > 19 || decimal.scale() > 6 || decimal.scale() < -13
        ? null
        : decimal;
  }

  /** ISO 8601 with an offset, or milliseconds since 1970 as a number. */
  @Nullable Instant time(String field) {
    JsonNode value = get(field);
    if (value == null) {
      return null;
    }
    String form = "ISO 8601 with an offset, such as '2026-01-31T12:00:00Z', or epoch milliseconds";
    try {
      if (value.isIntegralNumber() && value.canConvertToLong()) {
        return Instant.ofEpochMilli(value.longValue());
      }
      if (value.isString()) {
        return Times.parse(value.stringValue());
      }
    } catch (DateTimeException e) {
      throw new InvalidInputException(name(field), value.asString(), form);
    }
    throw new InvalidInputException(name(field), value, form);
  }
}
