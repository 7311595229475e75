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
 * @param vector its LSA vector of length 1, or of no dimensions while there is no basis
 * @param basis the version of the LSA basis that {@code vector} was projected on, empty if none
 */
public record IndexedItem(Item item, Map<String, Float> terms, float[] vector, String basis) {

  public IndexedItem {
    terms = Collections.unmodifiableMap(new TreeMap<>(terms));
  }
}
