package dev.souk.jobs.training;

import dev.souk.representation.text.ItemText;

/**
 * A change of an item, flat, with what training needs of it.
 *
 * @param itemId the item
 * @param second when the shop made the change, in seconds since 1970
 * @param nano the rest of the time in nanoseconds
 * @param offset the line's offset, which decides between changes of one time
 * @param sold whether it is sold from then on, or deleted
 * @param title empty if deleted or not asked for; so are the rest
 * @param description longer text
 * @param category path
 * @param brand maker
 */
public record CatalogEntry(
    String itemId,
    long second,
    int nano,
    long offset,
    boolean sold,
    String title,
    String description,
    String category,
    String brand) {

  /** What it says of itself. */
  ItemText text() {
    return new ItemText(title, description, category, brand);
  }

  /** The later of two changes. */
  CatalogEntry later(CatalogEntry other) {
    int order = Long.compare(second, other.second);
    if (order == 0) {
      order = Integer.compare(nano, other.nano);
    }
    if (order == 0) {
      order = Long.compare(offset, other.offset);
    }
    return order < 0 ? other : this;
  }
}
