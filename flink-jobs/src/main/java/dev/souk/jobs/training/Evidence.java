package dev.souk.jobs.training;

import dev.souk.domain.EventKind;
import dev.souk.jobs.training.blocks.Rating;

/**
 * What one shopper did with one item, added up. The sum does not depend on the order: its parts are
 * whole numbers.
 *
 * @param shopper who
 * @param itemId with what
 * @param interest the sum of the weights ({@link EventKind#weight}) of all events but purchases and
 *     refunds
 * @param bought units bought
 * @param returned units given back
 * @param last time of the latest event that speaks for the item, in milliseconds since 1970; {@link
 *     Long#MIN_VALUE} if none does
 */
public record Evidence(
    String shopper, String itemId, double interest, long bought, long returned, long last) {

  /** Interest that has come to nothing but the event itself still says this much. */
  private static final double SLIGHTEST = 0.1;

  /** What one event says. */
  static Evidence of(String shopper, String itemId, EventKind kind, int quantity, long time) {
    return switch (kind) {
      case PURCHASE -> new Evidence(shopper, itemId, 0, quantity, 0, time);
      case REFUND -> new Evidence(shopper, itemId, 0, 0, quantity, Long.MIN_VALUE);
      case REMOVE_FROM_CART -> new Evidence(shopper, itemId, kind.weight(), 0, 0, Long.MIN_VALUE);
      case VIEW_ITEM,
          VIEW_ITEM_LIST,
          SELECT_ITEM,
          VIEW_SEARCH_RESULTS,
          ADD_TO_CART,
          ADD_TO_WISHLIST,
          REVIEW ->
          new Evidence(shopper, itemId, kind.weight(), 0, 0, time);
    };
  }

  /** Both together, which must be of the same shopper and item. */
  Evidence plus(Evidence other) {
    return new Evidence(
        shopper,
        itemId,
        interest + other.interest,
        bought + other.bought,
        returned + other.returned,
        Math.max(last, other.last));
  }

  /**
   * How strongly the item is wanted, 0 to 1, on the scale on which queries weigh a shopper's
   * history: 1 if it was bought and not all of it given back; 0 if it was; without a purchase the
   * interest against the weight of a purchase.
   */
  double strength() {
    if (bought > 0 || returned > 0) {
      return bought > returned ? 1 : 0;
    }
    return interest <= 0 ? 0 : Math.clamp(interest / EventKind.PURCHASE.weight(), SLIGHTEST, 1);
  }

  /** What a model is trained on, of evidence with a strength above 0. */
  Rating rating() {
    return new Rating(shopper, itemId, strength(), last);
  }
}
