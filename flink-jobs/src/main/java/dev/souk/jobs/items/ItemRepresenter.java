package dev.souk.jobs.items;

import dev.souk.domain.Item;
import dev.souk.view.schema.IndexedItem;

/** Represents items with one model. Equal items give equal results. Used by one thread. */
@FunctionalInterface
public interface ItemRepresenter {

  /** {@code item} with its terms and its vector. */
  IndexedItem represent(Item item);
}
