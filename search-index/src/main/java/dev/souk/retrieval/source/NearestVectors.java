package dev.souk.retrieval.source;

import dev.souk.representation.embedding.SpaceName;
import dev.souk.retrieval.snapshot.FilterBits;
import dev.souk.view.codec.VectorCodec;
import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.util.LongHeap;
import org.apache.lucene.util.NumericUtils;
import org.apache.lucene.util.VectorUtil;

/**
 * The items in a scope whose vectors are nearest to one: exactly, where to compare all that the
 * filter lets through costs no more than to walk the graph as far as it takes to find nearly all of
 * them; else by the graph (HNSW, Malkov and Yashunin 2018), which is asked for more than is wanted.
 * docs/quality.md has the measurements behind both bounds.
 *
 * @param scope what may be answered
 * @param field the vectors' field
 * @param target of length 1
 * @param exactWork multiplications that an exact search may cost
 */
record NearestVectors(Scope scope, String field, float[] target, long exactWork) {

  /** Costs a few milliseconds. */
  private static final long EXACT_WORK = 8_000_000;

  /** How many the graph is asked for, for each that is wanted. */
  private static final int OVERSAMPLING = 2;

  /** The same of quantised vectors, which are ranked by their floats then. */
  private static final int QUANTISED_OVERSAMPLING = 3;

  /** As a request searches. */
  static NearestVectors of(Scope scope, String field, float[] target) {
    return new NearestVectors(scope, field, target, EXACT_WORK);
  }

  /**
   * The {@code most} nearest, ascending by document and counted over all leaves; fewer if fewer
   * have vectors.
   */
  int[] docs(int most) throws IOException {
    FilterBits bits = scope.bits();
    boolean all = (long) bits.cardinality() * target.length <= exactWork;
    boolean quantised = VectorCodec.isQuantised(new SpaceName(scope.items().basis()));
    if (all && !quantised) {
      return compared(bits, most);
    }
    int times = quantised ? QUANTISED_OVERSAMPLING : OVERSAMPLING;
    int asked = Math.min(most, Integer.MAX_VALUE / times) * times;
    return new Rescored(scope, field, target)
        .best(all ? compared(bits, asked) : byGraph(asked), most);
  }

  private int[] compared(FilterBits bits, int most) throws IOException {
    // The score before the document in one number, so that equal scores go by document.
    LongHeap best = new LongHeap(Math.clamp(most, 1, Math.max(1, bits.cardinality())));
    for (LeafReaderContext leaf : scope.items().searcher().getLeafContexts()) {
      FloatVectorValues values = leaf.reader().getFloatVectorValues(field);
      if (values != null && values.dimension() == target.length) {
        compare(leaf, values, bits, best);
      }
    }
    int[] found = new int[best.size()];
    for (int i = 0; i < found.length; i++) {
      found[i] = Integer.MAX_VALUE - (int) best.pop();
    }
    Arrays.sort(found);
    return found;
  }

  private void compare(
      LeafReaderContext leaf, FloatVectorValues values, FilterBits bits, LongHeap best)
      throws IOException {
    KnnVectorValues.DocIndexIterator docs = values.iterator();
    int end = leaf.docBase + leaf.reader().maxDoc();
    int doc = docs.nextDoc();
    while (doc != DocIdSetIterator.NO_MORE_DOCS) {
      int allowed = bits.next(leaf.docBase + doc);
      if (allowed < 0 || allowed >= end) {
        return;
      }
      if (allowed > leaf.docBase + doc) {
        doc = docs.advance(allowed - leaf.docBase);
      } else {
        if (!scope.excluded(allowed)) {
          long score =
              NumericUtils.floatToSortableInt(
                  VectorUtil.dotProduct(target, values.vectorValue(docs.index())));
          best.insertWithOverflow(score << Integer.SIZE | (Integer.MAX_VALUE - allowed));
        }
        doc = docs.nextDoc();
      }
    }
  }

  private int[] byGraph(int most) throws IOException {
    ScoreDoc[] hits =
        scope
            .items()
            .searcher()
            .search(new KnnFloatVectorQuery(field, target, most, scope.query()), most)
            .scoreDocs;
    int[] docs = new int[hits.length];
    for (int i = 0; i < docs.length; i++) {
      docs[i] = hits[i].doc;
    }
    Arrays.sort(docs);
    return docs;
  }
}
