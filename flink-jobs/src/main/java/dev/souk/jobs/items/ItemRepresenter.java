package dev.souk.jobs.items;

import dev.souk.domain.Item;
import dev.souk.view.schema.IndexedItem;
import java.util.ArrayList;
import java.util.List;

/** Represents items with one model. Equal items give equal results. Used by one thread. */
@FunctionalInterface
public interface ItemRepresenter extends AutoCloseable {

  /** The {@link #embedder} of one that has an embedder and cannot load it. */
  String UNAVAILABLE = "unavailable";

  /** {@code item} with its terms and its vector. */
  IndexedItem represent(Item item);

  /**
   * Some items, each as {@link #represent(Item)} represents it; together may be faster.
   *
   * @param memory what was made of items before
   */
  default List<IndexedItem> represent(List<Item> items, VectorMemory memory) throws Exception {
    List<IndexedItem> represented = new ArrayList<>(items.size());
    for (Item item : items) {
      represented.add(represent(item));
    }
    return represented;
  }

  /**
   * What makes vectors besides the model, empty if nothing does: when this is another than before,
   * all items are represented anew. {@link #UNAVAILABLE} leaves those as they are that do not
   * change.
   */
  default String embedder() {
    return "";
  }

  /** Ends the use of what is shared. */
  @Override
  default void close() {}
}
