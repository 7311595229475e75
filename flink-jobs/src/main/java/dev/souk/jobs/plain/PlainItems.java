package dev.souk.jobs.plain;

import dev.souk.domain.CatalogChange;
import dev.souk.domain.Item;
import dev.souk.domain.Offer;
import dev.souk.domain.OfferPatch;
import dev.souk.jobs.items.ChangeTime;
import dev.souk.jobs.items.OfferState;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The latest upsert or deletion of each item, by its time, of one time the later line; and the
 * latest price and stock, field by field. Not thread-safe.
 */
final class PlainItems {

  private record Latest(Instant time, long offset, @Nullable Item item) {}

  private final Map<String, Latest> latest = new HashMap<>();
  private final Map<String, OfferState> offers = new HashMap<>();

  void add(CatalogChange change, long offset) {
    ChangeTime time =
        new ChangeTime(change.time().getEpochSecond(), change.time().getNano(), offset);
    OfferState known = offers.getOrDefault(change.itemId(), OfferState.UNKNOWN);
    OfferState merged =
        switch (change) {
          case CatalogChange.Upsert upsert -> {
            add(new Latest(upsert.time(), offset, upsert.item()), upsert.itemId());
            yield known.with(OfferPatch.of(upsert.item()), time);
          }
          case CatalogChange.Delete delete -> {
            add(new Latest(delete.time(), offset, null), delete.itemId());
            yield known.deleted(time);
          }
          case CatalogChange.OfferUpdate update -> known.with(update.patch(), time);
        };
    offers.put(change.itemId(), merged);
  }

  private void add(Latest next, String itemId) {
    latest.merge(itemId, next, PlainItems::later);
  }

  private static Latest later(Latest a, Latest b) {
    int byTime = a.time().compareTo(b.time());
    return byTime > 0 || (byTime == 0 && a.offset() > b.offset()) ? a : b;
  }

  /** All items that are sold, at the price and with the stock they have. */
  void forEach(Consumer<Item> action) {
    latest.forEach((id, change) -> {
      Offer offer = offers.getOrDefault(id, OfferState.UNKNOWN).offer();
      Item item = change.item();
      if (item != null && offer != null) {
        action.accept(item.with(offer));
      }
    });
  }
}
