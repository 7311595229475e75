package dev.souk.domain;

import java.time.Instant;

/**
 * A line of the {@code catalog} topic: an item as it is from now on, a new price or stock of it, or
 * its end.
 */
public sealed interface CatalogChange {

  /** Unique; the same id twice is the same change. */
  String eventId();

  /** When the shop made the change. */
  Instant time();

  /** The item that changes. */
  String itemId();

  /**
   * The key of its line. A log may forget a line when a later one has the same key, so changes that
   * say different things have different keys: an upsert or deletion the item's id, an offer the id
   * with what it names. The latter begins with a space, which no id does.
   */
  default String key() {
    return itemId();
  }

  /** The item is from now on as given, whole. */
  record Upsert(String eventId, Instant time, Item item) implements CatalogChange {
    /**
     * @throws InvalidInputException if the item says when it is shown in a form that nobody reads
     */
    public Upsert {
      Listing _ = Listing.require(item);
    }

    @Override
    public String itemId() {
      return item.id();
    }
  }

  /** The item is no longer sold. */
  record Delete(String eventId, Instant time, String itemId) implements CatalogChange {}

  /** The item's price or stock is from now on as given; what is not named stays. */
  record OfferUpdate(String eventId, Instant time, String itemId, OfferPatch patch)
      implements CatalogChange {
    @Override
    public String key() {
      return " "
          + (patch.price() == null ? "" : "p")
          + (patch.namesSalePrice() ? "s" : "")
          + (patch.availability() == null ? "" : "a")
          + " "
          + itemId;
    }
  }
}
