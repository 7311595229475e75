package dev.souk.retrieval.suggest;

import dev.souk.retrieval.completion.PrefixIndex;
import dev.souk.retrieval.snapshot.Column;
import dev.souk.retrieval.snapshot.FilterBits;
import dev.souk.retrieval.snapshot.ItemsFrame;
import dev.souk.retrieval.snapshot.ShopState;
import dev.souk.view.schema.CompletionFields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;

/**
 * The values of a keyword that items have which may be shown, best first: those whose items are
 * wanted most, together, then those with the most items. Immutable, thread-safe.
 */
final class Values {

  /** A value, how many items have it, and the logarithm of how much they are wanted. */
  record Value(String shown, int items, double popularity) {}

  private static final Comparator<Value> BEST_FIRST =
      Comparator.comparingDouble(Value::popularity)
          .thenComparingInt(Value::items)
          .reversed()
          .thenComparing(Value::shown);

  private final List<Value> values;
  private final PrefixIndex index;

  private Values(List<Value> values, PrefixIndex index) {
    this.values = values;
    this.index = index;
  }

  /** A value while its items are counted. */
  private static final class Count {
    private final List<String> keys = new ArrayList<>();
    private int items;
    private double demand;
  }

  /**
   * Counts the values of {@code field}.
   *
   * @param field of {@link CompletionFields}, with terms of a key and the value
   */
  static Values of(ShopState state, FilterBits found, String field) throws IOException {
    ItemsFrame frame = state.items();
    Column popularity = state.signals().popularity();
    double high = popularity.size() == 0 ? 0 : popularity.value(popularity.best(0));
    Map<String, Count> counts = new HashMap<>();
    for (LeafReaderContext leaf : frame.searcher().getLeafContexts()) {
      Terms terms = leaf.reader().terms(field);
      if (terms == null) {
        continue;
      }
      Map<String, Count> ofLeaf = new HashMap<>();
      TermsEnum all = terms.iterator();
      PostingsEnum postings = null;
      for (BytesRef term = all.next(); term != null; term = all.next()) {
        String text = term.utf8ToString();
        int separator = text.indexOf(CompletionFields.SEPARATOR);
        String shown = text.substring(separator + 1);
        Count count = ofLeaf.get(shown);
        if (count == null) {
          // The other keys of a value are of the same items.
          count = new Count();
          ofLeaf.put(shown, count);
          postings = all.postings(postings, PostingsEnum.NONE);
          for (int d = postings.nextDoc(); d != PostingsEnum.NO_MORE_DOCS; d = postings.nextDoc()) {
            if (found.get(leaf.docBase + d)) {
              count.items++;
              count.demand += Math.pow(2, popularity.value(frame.ordinal(leaf, d)) - high);
            }
          }
        }
        if (count.items > 0) {
          count.keys.add(text.substring(0, separator));
        }
      }
      ofLeaf.forEach((shown, count) -> counts.merge(shown, count, Values::add));
    }
    return of(counts);
  }

  private static Count add(Count one, Count other) {
    one.items += other.items;
    one.demand += other.demand;
    one.keys.addAll(other.keys);
    return one;
  }

  private static Values of(Map<String, Count> counts) {
    List<Value> values = new ArrayList<>(counts.size());
    counts.forEach((shown, count) -> {
      if (count.items > 0) {
        values.add(new Value(shown, count.items, Math.log(count.demand) / Math.log(2)));
      }
    });
    values.sort(BEST_FIRST);
    PrefixIndex.Builder keys = new PrefixIndex.Builder();
    for (int i = 0; i < values.size(); i++) {
      Count count = counts.get(values.get(i).shown());
      if (count != null) {
        for (String key : count.keys) {
          keys.add(key, i);
        }
      }
    }
    return new Values(values, keys.build());
  }

  /** The values by the prefixes of their keys; an entry is the place of a {@link #value}. */
  PrefixIndex index() {
    return index;
  }

  /** A value by its place, 0 the best. */
  Value value(int place) {
    return values.get(place);
  }
}
