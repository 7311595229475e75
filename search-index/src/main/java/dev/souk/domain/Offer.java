package dev.souk.domain;

import org.jspecify.annotations.Nullable;

/**
 * What of an item changes often: price and stock. Changed by itself it costs no indexing of text.
 *
 * @param price the regular price
 * @param salePrice the price now, if reduced
 * @param availability whether it can be bought
 */
public record Offer(Money price, @Nullable Money salePrice, Availability availability) {

  /** What the shopper pays now. */
  public Money effectivePrice() {
    return salePrice != null ? salePrice : price;
  }
}
