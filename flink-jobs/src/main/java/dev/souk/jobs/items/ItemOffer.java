package dev.souk.jobs.items;

import dev.souk.domain.Availability;
import dev.souk.domain.Money;
import dev.souk.domain.Offer;
import org.jspecify.annotations.Nullable;

/**
 * Price and stock of an item as they are from now on, flat.
 *
 * @param itemId the item
 * @param price an amount and a currency, null if the item is not sold
 * @param salePrice the same, null if there is none
 * @param availability the Merchant name, null if the item is not sold
 */
public record ItemOffer(
    String itemId,
    @Nullable String price,
    @Nullable String salePrice,
    @Nullable String availability) {

  static ItemOffer of(String itemId, @Nullable Offer offer) {
    return offer == null
        ? new ItemOffer(itemId, null, null, null)
        : new ItemOffer(
            itemId,
            offer.price().toString(),
            offer.salePrice() == null ? null : offer.salePrice().toString(),
            offer.availability().wire());
  }

  /** The offer; null if the item is not sold. */
  public @Nullable Offer offer() {
    return price == null || availability == null
        ? null
        : new Offer(
            Money.parse("price", price),
            salePrice == null ? null : Money.parse("sale_price", salePrice),
            Availability.parse(availability));
  }
}
