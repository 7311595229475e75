package dev.souk.domain;

import org.jspecify.annotations.Nullable;

/**
 * An item as it stands in an event, with GA4's item fields.
 *
 * @param itemId the item
 * @param quantity how many, 1 or more
 * @param price the price of one at that moment, or null
 * @param brand as the shop sent it, or null
 * @param category as the shop sent it, or null
 * @param index the place in the list that was shown, from 0, or -1 if unknown
 */
public record EventItem(
    String itemId,
    int quantity,
    @Nullable Money price,
    @Nullable String brand,
    @Nullable String category,
    int index) {

  /**
   * @throws InvalidInputException if {@code itemId} is blank or too long, {@code quantity} is not 1
   *     to 1,000,000, or {@code index} is under -1
   */
  public EventItem {
    itemId = Checks.text("item_id", itemId, 100);
    if (quantity < 1 || quantity > 1_000_000) {
      throw new InvalidInputException("quantity", quantity, "1 to 1000000");
    }
    if (index < -1) {
      throw new InvalidInputException("index", index, "0 or more");
    }
  }

  /** One of an item of which nothing else is known. */
  public static EventItem of(String itemId) {
    return new EventItem(itemId, 1, null, null, null, -1);
  }
}
