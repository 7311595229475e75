package dev.souk.domain;

import org.jspecify.annotations.Nullable;

/** The checks that several records share. */
final class Checks {

  private Checks() {}

  /**
   * @return {@code value}, stripped
   * @throws InvalidInputException if {@code value} is missing, blank or longer than {@code max}
   */
  static String text(String field, @Nullable String value, int max) {
    if (value == null || value.isBlank()) {
      throw new InvalidInputException(
          field, value == null ? null : "''", "1 to " + max + " characters");
    }
    String text = value.strip();
    if (text.length() > max) {
      throw new InvalidInputException(field, text.length() + " characters", "1 to " + max);
    }
    return text;
  }
}
