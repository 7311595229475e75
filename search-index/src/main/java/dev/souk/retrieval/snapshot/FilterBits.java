package dev.souk.retrieval.snapshot;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;

/**
 * The documents of one snapshot that a filter lets through, worked out once for all sources.
 * Immutable, thread-safe.
 */
public final class FilterBits {

  private final FixedBitSet docs;
  private final int cardinality;
  private final Map<FactorRows, long[]> masks = new ConcurrentHashMap<>(2);

  private FilterBits(FixedBitSet docs) {
    this.docs = docs;
    this.cardinality = docs.cardinality();
  }

  static FilterBits of(IndexSearcher searcher, Query filter) throws IOException {
    FixedBitSet docs = new FixedBitSet(Math.max(1, searcher.getIndexReader().maxDoc()));
    Weight weight =
        searcher.createWeight(searcher.rewrite(filter), ScoreMode.COMPLETE_NO_SCORES, 1);
    List<LeafReaderContext> leaves = searcher.getLeafContexts();
    for (LeafReaderContext leaf : leaves) {
      Scorer scorer = weight.scorer(leaf);
      if (scorer != null) {
        Bits live = leaf.reader().getLiveDocs();
        DocIdSetIterator matches = scorer.iterator();
        for (int d = matches.nextDoc(); d != DocIdSetIterator.NO_MORE_DOCS; d = matches.nextDoc()) {
          if (live == null || live.get(d)) {
            docs.set(leaf.docBase + d);
          }
        }
      }
    }
    return new FilterBits(docs);
  }

  /**
   * Matches some documents; does not score.
   *
   * @param all above every document
   * @param docs counted over all leaves
   */
  public static Query matching(int all, int[] docs) {
    FixedBitSet bits = new FixedBitSet(Math.max(1, all));
    for (int doc : docs) {
      bits.set(doc);
    }
    return new BitsQuery(bits);
  }

  /** Whether a document, counted over all leaves, is let through. */
  public boolean get(int doc) {
    return docs.get(doc);
  }

  /** Matches the documents that are let through; does not score. */
  public Query query() {
    return new BitsQuery(docs);
  }

  /** How many documents are. */
  public int cardinality() {
    return cardinality;
  }

  /**
   * The rows of {@code factors} that the filter keeps out, or that the shop no longer has, as the
   * similarity backend takes them: a set bit excludes. Not to be changed.
   */
  public long[] mask(ItemsFrame items, FactorRows factors) {
    return masks.computeIfAbsent(
        factors,
        _ -> {
          long[] mask = new long[(factors.size() + 63) / 64];
          for (int row = 0; row < factors.size(); row++) {
            int doc = items.doc(factors.rows().ordinal(row));
            if (doc < 0 || !docs.get(doc)) {
              mask[row >>> 6] |= 1L << (row & 63);
            }
          }
          return mask;
        });
  }

  /** The first document from {@code doc} on that is let through, or -1. */
  public int next(int doc) {
    if (doc >= docs.length()) {
      return -1;
    }
    int next = docs.nextSetBit(doc);
    return next == DocIdSetIterator.NO_MORE_DOCS ? -1 : next;
  }
}
