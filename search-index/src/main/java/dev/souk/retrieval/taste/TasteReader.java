package dev.souk.retrieval.taste;

import dev.souk.domain.Profile;
import dev.souk.retrieval.SearchRequest.Visit;
import dev.souk.retrieval.snapshot.ItemsFrame;
import dev.souk.retrieval.snapshot.ShopState;
import dev.souk.view.schema.ItemFields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;

/** Makes a {@link Taste} of a shopper's profile and of what the request tells of this visit. */
public final class TasteReader {

  private final ShopState state;

  /** Over one state; use it within one query. */
  public TasteReader(ShopState state) {
    this.state = state;
  }

  /**
   * @param profile of the shopper, {@link Profile#empty} of a guest
   * @param visits most recent last
   * @param unknown takes the ids among {@code visits} that the shop does not have
   */
  public Taste read(Profile profile, List<Visit> visits, List<String> unknown) throws IOException {
    ItemsFrame frame = state.items();
    for (Visit visit : visits) {
      if (frame.find(visit.itemId()) < 0 && !unknown.contains(visit.itemId())) {
        unknown.add(visit.itemId());
      }
    }
    Touches touches = Touches.of(profile.touches(), visits);
    List<TasteItem> items = new ArrayList<>();
    for (Map.Entry<String, Touches.Sum> touch : touches.byItem().entrySet()) {
      int ordinal = frame.find(touch.getKey());
      Touches.Sum sum = touch.getValue();
      if (ordinal >= 0 && (sum.weight() > 0 || sum.owned())) {
        double weight = Math.max(Double.MIN_NORMAL, sum.weight());
        items.add(
            new TasteItem(touch.getKey(), ordinal, weight, sum.strength(), sum.age(), sum.owned()));
      }
    }
    return of(items, profile.categories(), profile.brands());
  }

  /** The taste of somebody who wanted just this item. */
  public Taste ofItem(String id, int ordinal) {
    return new Taste(List.of(new TasteItem(id, ordinal, 1, 1, 0, false)), Map.of(), Map.of());
  }

  /** The taste of somebody of whom just these items are known. */
  public Taste ofItems(List<TasteItem> items) throws IOException {
    return of(items, Map.of(), Map.of());
  }

  private Taste of(
      List<TasteItem> items, Map<String, Double> categories, Map<String, Double> brands)
      throws IOException {
    Taste taste = new Taste(items, Map.of(), Map.of());
    Map<String, Double> categoryWeights = scaled(categories);
    Map<String, Double> brandWeights = scaled(brands);
    max(categoryWeights, scaled(values(taste, ItemFields.CATEGORY)));
    max(brandWeights, scaled(values(taste, ItemFields.BRAND)));
    return new Taste(items, categoryWeights, brandWeights);
  }

  /** How much of the items' weight is on each value of a field. */
  private Map<String, Double> values(Taste taste, String field) throws IOException {
    Map<String, Double> weights = new TreeMap<>();
    for (TasteItem item : taste.strongest()) {
      int doc = state.items().doc(item.ordinal());
      LeafReaderContext leaf = state.items().leaf(doc);
      SortedSetDocValues values = DocValues.getSortedSet(leaf.reader(), field);
      if (values.advanceExact(doc - leaf.docBase)) {
        for (int i = 0; i < values.docValueCount(); i++) {
          String value = values.lookupOrd(values.nextOrd()).utf8ToString();
          weights.merge(value, item.weight(), Double::sum);
        }
      }
    }
    return weights;
  }

  /** So that the largest is 1. */
  private static Map<String, Double> scaled(Map<String, Double> weights) {
    double largest = 0;
    for (double weight : weights.values()) {
      largest = Math.max(largest, weight);
    }
    Map<String, Double> scaled = new TreeMap<>();
    if (largest > 0) {
      for (Map.Entry<String, Double> weight : weights.entrySet()) {
        scaled.put(weight.getKey(), Math.max(0, weight.getValue() / largest));
      }
    }
    return scaled;
  }

  private static void max(Map<String, Double> into, Map<String, Double> other) {
    other.forEach((value, weight) -> into.merge(value, weight, Math::max));
  }
}
