package dev.souk.domain;

import java.util.regex.Pattern;

/**
 * The name of a shop: one set of topics, one tree of views.
 *
 * @param value 1 to 40 lower-case letters, digits and hyphens, beginning with a letter; safe in
 *     paths and URLs
 */
public record ShopId(String value) {

  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,39}");

  /**
   * @throws InvalidInputException if {@code value} has another form
   */
  public ShopId {
    if (!FORM.matcher(value).matches()) {
      throw new InvalidInputException(
          "shop", value, "1 to 40 of a-z, 0-9 and '-', beginning with a letter");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
