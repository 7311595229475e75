package dev.souk.retrieval.snapshot;

import dev.souk.domain.Offer;
import org.jspecify.annotations.Nullable;

/**
 * Price and stock of the items that the signals view knows, by ordinal. Immutable.
 *
 * <p>Offers are shared by the items that have the same, and what is paid is kept as a number
 * besides, so a filter of a range reads one array.
 */
public final class OfferColumn {

  /** Without an offer for anybody. */
  static final OfferColumn NONE = new OfferColumn(new @Nullable Offer[0], new double[0]);

  private final @Nullable Offer[] offers;
  private final double[] prices;

  /**
   * @param offers by ordinal, null where there is none; not copied
   * @param prices what is paid now, by ordinal; anything where there is no offer; not copied
   */
  OfferColumn(@Nullable Offer[] offers, double[] prices) {
    this.offers = offers;
    this.prices = prices;
  }

  /** The offer of an item, null if it has none here. */
  @Nullable Offer offer(int ordinal) {
    return ordinal >= 0 && ordinal < offers.length ? offers[ordinal] : null;
  }

  /** What is paid now for an item that has an offer here. */
  double price(int ordinal) {
    return prices[ordinal];
  }
}
