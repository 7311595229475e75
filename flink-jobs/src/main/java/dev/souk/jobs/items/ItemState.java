package dev.souk.jobs.items;

import dev.souk.domain.CatalogJson;
import dev.souk.domain.Item;
import dev.souk.domain.Json;
import dev.souk.domain.Offer;
import dev.souk.domain.OfferJson;
import dev.souk.jobs.parse.CatalogUpdate;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the changes of an item came to. Its text is as the latest upsert or deletion says; its offer
 * is merged by itself ({@link OfferState}). A deleted item keeps its state, so that an older change
 * that comes late does not bring it back, and an item that does not exist yet may have an offer.
 *
 * @param at time of the latest upsert or deletion
 * @param text the item as JSON without price and stock, or null if it is not sold
 * @param offers price and stock
 */
record ItemState(ChangeTime at, byte @Nullable [] text, OfferState offers) {

  /** Before all changes. */
  static final ItemState UNKNOWN = new ItemState(ChangeTime.NEVER, null, OfferState.UNKNOWN);

  /** After {@code update}. */
  ItemState with(CatalogUpdate update) {
    ChangeTime time = ChangeTime.of(update);
    OfferState merged =
        switch (update.kind()) {
          case UPSERT, OFFER -> offers.with(Objects.requireNonNull(update.patch()), time);
          case DELETE -> offers.deleted(time);
        };
    boolean kept = update.kind() == CatalogUpdate.Kind.OFFER || at.compareTo(time) >= 0;
    return kept ? new ItemState(at, text, merged) : new ItemState(time, update.text(), merged);
  }

  /** Price and stock; null if the item is not sold. */
  @Nullable Offer offer() {
    return text == null ? null : offers.offer();
  }

  /** The item; null if it is not sold. */
  @Nullable Item item() {
    Offer offer = offer();
    return text == null || offer == null
        ? null
        : CatalogJson.parseItem(
            OfferJson.write(
                Json.object(new String(text, StandardCharsets.UTF_8)).asObject(), offer));
  }
}
