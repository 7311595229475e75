package dev.souk.view.schema;

import dev.souk.domain.Item;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * An item with its representations, as the items job made them.
 *
 * @param item the item
 * @param terms its strongest TF-IDF terms with their weights
 * @param vector its vector of meaning of length 1, or of no dimensions if it has none
 * @param basis the name of the space that {@code vector} lies in, such as the version of an LSA
 *     basis; empty if none
 */
public record IndexedItem(Item item, Map<String, Float> terms, float[] vector, String basis) {

  public IndexedItem {
    terms = Collections.unmodifiableMap(new TreeMap<>(terms));
  }
}
