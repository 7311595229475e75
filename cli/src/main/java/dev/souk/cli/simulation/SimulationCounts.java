package dev.souk.cli.simulation;

/**
 * What a simulation wrote.
 *
 * @param visits visits, each of one shopper or guest
 * @param views {@code view_item} events
 * @param carts {@code add_to_cart} events
 * @param purchases {@code purchase} events, each of one or more items
 * @param reviews {@code review} events
 * @param guestEvents how many of all these events name no shopper
 */
public record SimulationCounts(
    long visits, long views, long carts, long purchases, long reviews, long guestEvents) {

  /** All events. */
  public long events() {
    return views + carts + purchases + reviews;
  }
}
