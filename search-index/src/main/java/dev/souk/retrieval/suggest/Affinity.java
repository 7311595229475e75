package dev.souk.retrieval.suggest;

import dev.souk.retrieval.snapshot.ShopState;
import dev.souk.retrieval.taste.Taste;
import dev.souk.view.schema.ItemFields;
import java.io.IOException;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;

/**
 * What a shopper's taste adds to how popular something is.
 *
 * @param taste {@link Taste#NONE} adds nothing
 */
record Affinity(Taste taste) {

  /** Of the way from the least to the most popular: enough to come first among near equals. */
  private static final double WEIGHT = 0.25;

  boolean isNone() {
    return taste.categories().isEmpty() && taste.brands().isEmpty();
  }

  double ofCategory(String path) {
    return WEIGHT * taste.categories().getOrDefault(path, 0.0);
  }

  double ofBrand(String brand) {
    return WEIGHT * taste.brands().getOrDefault(brand, 0.0);
  }

  /** Half for the best category of an item, half for its brand. */
  double ofItem(ShopState state, int doc) throws IOException {
    double category = best(state, doc, ItemFields.CATEGORY, taste.categories());
    double brand = best(state, doc, ItemFields.BRAND, taste.brands());
    return WEIGHT * (category + brand) / 2;
  }

  private static double best(
      ShopState state, int doc, String field, Map<String, Double> preferences) throws IOException {
    if (preferences.isEmpty()) {
      return 0;
    }
    LeafReaderContext leaf = state.items().leaf(doc);
    SortedSetDocValues values = DocValues.getSortedSet(leaf.reader(), field);
    double best = 0;
    if (values.advanceExact(doc - leaf.docBase)) {
      for (int i = 0; i < values.docValueCount(); i++) {
        String value = values.lookupOrd(values.nextOrd()).utf8ToString();
        best = Math.max(best, preferences.getOrDefault(value, 0.0));
      }
    }
    return best;
  }
}
