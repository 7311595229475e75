package dev.souk.jobs.items;

import dev.souk.domain.Availability;
import dev.souk.domain.Money;
import dev.souk.domain.Offer;
import dev.souk.domain.OfferPatch;
import org.jspecify.annotations.Nullable;

/**
 * Price, sale price and availability of an item, each with the time of the change that set it. A
 * change sets those that it names; an upsert names all, and a deletion takes all away. Each by
 * itself is as the latest change that names it says, so the state does not depend on the order in
 * which changes arrive. Immutable.
 */
public record OfferState(
    Dated<Money> price, Dated<Money> salePrice, Dated<Availability> availability) {

  /** Nothing is known. */
  public static final OfferState UNKNOWN = deletedAt(ChangeTime.NEVER);

  /** As a deletion leaves it. */
  private static OfferState deletedAt(ChangeTime time) {
    return new OfferState(
        new Dated<>(time, null), new Dated<>(time, null), new Dated<>(time, null));
  }

  /** After a change made at {@code time}. */
  public OfferState with(OfferPatch patch, ChangeTime time) {
    return new OfferState(
        patch.price() == null ? price : price.or(new Dated<>(time, patch.price())),
        patch.namesSalePrice() ? salePrice.or(new Dated<>(time, patch.salePrice())) : salePrice,
        patch.availability() == null
            ? availability
            : availability.or(new Dated<>(time, patch.availability())));
  }

  /** After a deletion of the item at {@code time}. */
  public OfferState deleted(ChangeTime time) {
    OfferState gone = deletedAt(time);
    return new OfferState(
        price.or(gone.price), salePrice.or(gone.salePrice), availability.or(gone.availability));
  }

  /** What holds; null while price or availability is not known. */
  public @Nullable Offer offer() {
    Money regular = price.value();
    Availability stock = availability.value();
    return regular == null || stock == null ? null : new Offer(regular, salePrice.value(), stock);
  }
}
