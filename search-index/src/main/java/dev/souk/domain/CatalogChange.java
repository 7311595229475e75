package dev.souk.domain;

import java.time.Instant;

/** A line of the {@code catalog} topic: an item as it is from now on, or its end. */
public sealed interface CatalogChange {

  /** Unique; the same id twice is the same change. */
  String eventId();

  /** When the shop made the change. */
  Instant time();

  /** The item that changes. */
  String itemId();

  /** The item is from now on as given, whole. */
  record Upsert(String eventId, Instant time, Item item) implements CatalogChange {
    @Override
    public String itemId() {
      return item.id();
    }
  }

  /** The item is no longer sold. */
  record Delete(String eventId, Instant time, String itemId) implements CatalogChange {}
}
