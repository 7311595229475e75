package dev.souk.retrieval.snapshot;

import dev.souk.view.ViewSnapshot;
import dev.souk.view.schema.SignalsSchema;
import dev.souk.view.schema.ViewSchema;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.util.Bits;

/**
 * Follows the signals view: of a new snapshot it reads only the segments that it has not read, for
 * an item whose counters changed is in a new one. Not thread-safe; used by one refresh at a time.
 */
final class SignalTracker {

  private final ItemOrdinals ordinals;
  private String generation = "";
  private Set<IndexReader.CacheKey> read = new HashSet<>();
  private float[] popularity = new float[0];
  private float[] trend = new float[0];

  SignalTracker(ItemOrdinals ordinals) {
    this.ordinals = ordinals;
  }

  SignalColumns follow(ViewSnapshot snapshot) throws IOException {
    if (!snapshot.manifest().generation().equals(generation)) {
      generation = snapshot.manifest().generation();
      read = new HashSet<>();
      popularity = new float[0];
      trend = new float[0];
    }
    Set<IndexReader.CacheKey> current = new HashSet<>();
    for (LeafReaderContext leaf : snapshot.searcher().getLeafContexts()) {
      IndexReader.CacheHelper core = leaf.reader().getCoreCacheHelper();
      if (core == null || !read.contains(core.getKey())) {
        read(leaf.reader());
      }
      if (core != null) {
        current.add(core.getKey());
      }
    }
    read = current;
    return SignalColumns.of(popularity.clone(), trend.clone());
  }

  private void read(LeafReader leaf) throws IOException {
    BinaryDocValues keys = DocValues.getBinary(leaf, ViewSchema.KEY);
    NumericDocValues popular = DocValues.getNumeric(leaf, SignalsSchema.POPULARITY);
    NumericDocValues rising = DocValues.getNumeric(leaf, SignalsSchema.TREND);
    Bits live = leaf.getLiveDocs();
    for (int doc = keys.nextDoc(); doc != BinaryDocValues.NO_MORE_DOCS; doc = keys.nextDoc()) {
      if ((live == null || live.get(doc)) && popular.advanceExact(doc)) {
        int ordinal = ordinals.of(keys.binaryValue().utf8ToString());
        grow(ordinal);
        popularity[ordinal] = (float) Double.longBitsToDouble(popular.longValue());
        trend[ordinal] =
            rising.advanceExact(doc)
                ? (float) Double.longBitsToDouble(rising.longValue())
                : Float.NEGATIVE_INFINITY;
      }
    }
  }

  private void grow(int ordinal) {
    int old = popularity.length;
    if (ordinal >= old) {
      int length = Math.max(ordinal + 1, ordinals.size());
      popularity = Arrays.copyOf(popularity, length);
      trend = Arrays.copyOf(trend, length);
      Arrays.fill(popularity, old, length, Float.NEGATIVE_INFINITY);
      Arrays.fill(trend, old, length, Float.NEGATIVE_INFINITY);
    }
  }
}
