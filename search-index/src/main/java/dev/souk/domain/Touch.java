package dev.souk.domain;

import java.time.Instant;

/**
 * What a shopper did with one item, all events added up.
 *
 * @param itemId the item
 * @param strongest the kind of the weightiest event
 * @param weight the sum of the events' weights ({@link EventKind#weight}), each halved for every
 *     half-life between the event and the profile's {@code asOf}; never negative
 * @param views how often looked at (views and clicks)
 * @param carts how often put into the cart or on the wish list
 * @param purchases how often bought less how often returned, 0 or more
 * @param last time of the last event
 */
public record Touch(
    String itemId,
    EventKind strongest,
    double weight,
    int views,
    int carts,
    int purchases,
    Instant last) {

  /** Whether the shopper has it: bought and not returned. */
  public boolean owned() {
    return purchases > 0;
  }
}
