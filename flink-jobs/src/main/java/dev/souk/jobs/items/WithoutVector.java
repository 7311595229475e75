package dev.souk.jobs.items;

import dev.souk.domain.Item;
import dev.souk.view.schema.IndexedItem;

/** Represents items by terms alone, for the embedder of their vectors cannot be loaded. */
record WithoutVector(ItemRepresenter terms) implements ItemRepresenter {

  @Override
  public IndexedItem represent(Item item) {
    IndexedItem words = terms.represent(item);
    return new IndexedItem(words.item(), words.terms(), new float[0], "");
  }

  @Override
  public String embedder() {
    return UNAVAILABLE;
  }
}
