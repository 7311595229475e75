package dev.souk.cli.simulation;

/**
 * What a simulation wrote, in events but for the visits.
 *
 * @param visits visits, each of one shopper or guest
 * @param views looks at an item
 * @param carts items put into a cart
 * @param purchases orders, each of one or more items
 * @param reviews ratings, most of them with words
 * @param guestEvents how many of all these events name no shopper
 */
public record SimulationCounts(
    long visits, long views, long carts, long purchases, long reviews, long guestEvents) {

  /** All events. */
  public long events() {
    return views + carts + purchases + reviews;
  }
}
