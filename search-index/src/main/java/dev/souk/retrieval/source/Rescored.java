package dev.souk.retrieval.source;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.VectorScorer;
import org.apache.lucene.util.LongHeap;
import org.apache.lucene.util.NumericUtils;

/** Ranks what was found by the vectors as they were given. */
record Rescored(Scope scope, String field, float[] target) {

  /**
   * The {@code most} nearest, ascending.
   *
   * @param docs counted over all leaves, ascending, all with a vector
   */
  int[] best(int[] docs, int most) throws IOException {
    LongHeap best = new LongHeap(Math.clamp(most, 1, Math.max(1, docs.length)));
    int at = 0;
    for (LeafReaderContext leaf : scope.items().searcher().getLeafContexts()) {
      int end = leaf.docBase + leaf.reader().maxDoc();
      if (at == docs.length || docs[at] >= end) {
        continue;
      }
      FloatVectorValues values = leaf.reader().getFloatVectorValues(field);
      VectorScorer scorer = values == null ? null : values.rescorer(target);
      for (; at < docs.length && docs[at] < end; at++) {
        int doc = docs[at] - leaf.docBase;
        if (scorer != null && scorer.iterator().advance(doc) == doc) {
          long score = NumericUtils.floatToSortableInt(scorer.score());
          best.insertWithOverflow(score << Integer.SIZE | (Integer.MAX_VALUE - docs[at]));
        }
      }
    }
    int[] found = new int[best.size()];
    for (int i = 0; i < found.length; i++) {
      found[i] = Integer.MAX_VALUE - (int) best.pop();
    }
    Arrays.sort(found);
    return found;
  }
}
