package dev.souk.jobs.parse;

import dev.souk.domain.Availability;
import dev.souk.domain.Money;
import dev.souk.domain.OfferPatch;
import org.jspecify.annotations.Nullable;

/**
 * A change of an item, flat.
 *
 * @param itemId the item
 * @param second when the shop made the change, in seconds since 1970
 * @param nano the rest of the time in nanoseconds
 * @param offset the line's offset, which decides between changes of one time
 * @param kind what kind of change
 * @param text of an upsert, the item as JSON without price and stock; else null
 * @param price the regular price from now on, null if it is not named
 * @param namesSalePrice whether the sale price is named
 * @param salePrice the sale price from now on, null if there is none
 * @param availability the Merchant name, null if it is not named
 */
public record CatalogUpdate(
    String itemId,
    long second,
    int nano,
    long offset,
    Kind kind,
    byte @Nullable [] text,
    @Nullable String price,
    boolean namesSalePrice,
    @Nullable String salePrice,
    @Nullable String availability) {

  /** Kinds of changes. */
  public enum Kind {
    /** The item is as given, with its price and stock. */
    UPSERT,
    /** The item's price or stock is as given. */
    OFFER,
    /** The item is no longer sold. */
    DELETE
  }

  /** What it says of price and stock, null if nothing. */
  public @Nullable OfferPatch patch() {
    return kind == Kind.DELETE
        ? null
        : new OfferPatch(
            price == null ? null : Money.parse("price", price),
            namesSalePrice,
            salePrice == null ? null : Money.parse("sale_price", salePrice),
            availability == null ? null : Availability.parse(availability));
  }
}
