package dev.souk.domain;

import org.jspecify.annotations.Nullable;

/**
 * A change of an {@link Offer}; what it does not name stays as it is.
 *
 * @param price the regular price, null if it stays
 * @param namesSalePrice whether the sale price changes
 * @param salePrice the sale price from now on, null if there is none or it stays
 * @param availability null if it stays
 */
public record OfferPatch(
    @Nullable Money price,
    boolean namesSalePrice,
    @Nullable Money salePrice,
    @Nullable Availability availability) {

  /**
   * @throws InvalidInputException if nothing changes
   * @throws IllegalArgumentException if there is a sale price that is not named
   */
  public OfferPatch {
    if (salePrice != null && !namesSalePrice) {
      throw new IllegalArgumentException(
          "namesSalePrice: false (expected: true, for the sale price is " + salePrice + ")");
    }
    if (price == null && !namesSalePrice && availability == null) {
      throw new InvalidInputException(
          "offer", null, "at least one of price, sale_price and availability");
    }
  }

  /** What a whole item says of its offer: all. */
  public static OfferPatch of(Item item) {
    return new OfferPatch(item.price(), true, item.salePrice(), item.availability());
  }
}
