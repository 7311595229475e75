package dev.souk.domain;

import org.jspecify.annotations.Nullable;

/**
 * What of an item changes often: its counters, its price and its stock.
 *
 * @param itemId the item
 * @param impressions how often shown in a list
 * @param views how often looked at (views and clicks)
 * @param carts how often put into the cart or on the wish list
 * @param purchases order lines bought
 * @param refunds order lines returned
 * @param ratings number of reviews
 * @param ratingSum sum of their stars
 * @param popularity base-2 logarithm of the decayed sum of event weights, with the decay counted
 *     forward from a fixed landmark (Cormode et al. 2009), so that it is comparable between items
 *     and does not change while time passes; negative infinity if there was none
 * @param trend popularity at a short half-life less popularity at a long one: above the shop's
 *     median means rising
 * @param offer price and stock, null if the item is not sold or was indexed by a version that kept
 *     them with the item
 */
public record ItemSignals(
    String itemId,
    long impressions,
    long views,
    long carts,
    long purchases,
    long refunds,
    long ratings,
    long ratingSum,
    double popularity,
    double trend,
    @Nullable Offer offer) {

  /** Counters alone. */
  public ItemSignals(
      String itemId,
      long impressions,
      long views,
      long carts,
      long purchases,
      long refunds,
      long ratings,
      long ratingSum,
      double popularity,
      double trend) {
    this(
        itemId,
        impressions,
        views,
        carts,
        purchases,
        refunds,
        ratings,
        ratingSum,
        popularity,
        trend,
        null);
  }

  /** The same counters with a price and a stock. */
  public ItemSignals with(@Nullable Offer newOffer) {
    return new ItemSignals(
        itemId,
        impressions,
        views,
        carts,
        purchases,
        refunds,
        ratings,
        ratingSum,
        popularity,
        trend,
        newOffer);
  }

  /** Whether anything was counted. */
  public boolean counted() {
    return impressions + views + carts + purchases + refunds + ratings > 0
        || Double.isFinite(popularity);
  }

  /** Mean stars, 0 if there are no reviews. */
  public double meanRating() {
    return ratings == 0 ? 0 : (double) ratingSum / ratings;
  }
}
