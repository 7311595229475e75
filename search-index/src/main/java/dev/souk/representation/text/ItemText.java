package dev.souk.representation.text;

import java.util.Objects;

/**
 * The text of an item that says what it is; a part that an item lacks is empty.
 *
 * @param title its name as shown
 * @param description its longer text
 * @param category its product type, as a path or a single name
 * @param brand its brand
 */
public record ItemText(String title, String description, String category, String brand) {

  /**
   * @throws NullPointerException if a part is null
   */
  public ItemText {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(description, "description");
    Objects.requireNonNull(category, "category");
    Objects.requireNonNull(brand, "brand");
  }

  /** An item of which only the title is known. */
  public static ItemText ofTitle(String title) {
    return new ItemText(title, "", "", "");
  }
}
