package dev.souk.retrieval.taste;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What a shopper likes, as far as the shop can tell.
 *
 * @param items what they touched, weightiest first
 * @param categories how much they prefer a category path, 0 to 1
 * @param brands how much they prefer a brand, 0 to 1
 */
public record Taste(
    List<TasteItem> items, Map<String, Double> categories, Map<String, Double> brands) {

  /** Enough to say what somebody is after; more costs time and adds little. */
  private static final int STRONGEST = 50;

  private static final Comparator<TasteItem> WEIGHTIEST_FIRST =
      Comparator.comparingDouble(TasteItem::weight).reversed().thenComparing(TasteItem::id);

  /** Of somebody of whom nothing is known. */
  public static final Taste NONE = new Taste(List.of(), Map.of(), Map.of());

  public Taste {
    items = items.stream().sorted(WEIGHTIEST_FIRST).toList();
    categories = Map.copyOf(categories);
    brands = Map.copyOf(brands);
  }

  /** Whether nothing is known. */
  public boolean isEmpty() {
    return items.isEmpty() && categories.isEmpty() && brands.isEmpty();
  }

  /** The weightiest items, at most 50. */
  public List<TasteItem> strongest() {
    return items.subList(0, Math.min(STRONGEST, items.size()));
  }
}
