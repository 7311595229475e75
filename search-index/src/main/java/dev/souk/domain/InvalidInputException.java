package dev.souk.domain;

import org.jspecify.annotations.Nullable;

/**
 * Input from outside that breaks the contract. The message names the field, the offending value and
 * what was expected; the same words go to the caller of the API or into the dead letter.
 */
public final class InvalidInputException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 120;

  private final String field;
  private final String value;
  private final String expected;

  /**
   * @param field the field as the sender named it, such as {@code items[0].quantity}
   * @param value the offending value, null if it was missing
   * @param expected what would have been right
   */
  public InvalidInputException(String field, @Nullable Object value, String expected) {
    super(field + ": " + shown(value) + " (expected: " + expected + ")");
    this.field = field;
    this.value = shown(value);
    this.expected = expected;
  }

  /** The same of another field, where one is read as the other is. */
  public InvalidInputException of(String other) {
    return new InvalidInputException(other, value, expected);
  }

  /** The field as the sender named it. */
  public String field() {
    return field;
  }

  /** What would have been right. */
  public String expected() {
    return expected;
  }

  private static String shown(@Nullable Object value) {
    if (value == null) {
      return "missing";
    }
    String text = value.toString();
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
  }
}
