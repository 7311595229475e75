package dev.souk.domain;

/**
 * An item's counters.
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
    double trend) {

  /** Mean stars, 0 if there are no reviews. */
  public double meanRating() {
    return ratings == 0 ? 0 : (double) ratingSum / ratings;
  }
}
