package dev.souk.retrieval.snapshot;

import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreScorerSupplier;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.FixedBitSet;

/**
 * Matches the documents of a {@link FilterBits}, which were worked out before: to skip from one to
 * the next costs a look at a word. Two are equal if they are of the same bits; Lucene does not
 * cache it, for it is a cache itself.
 */
final class BitsQuery extends Query {

  private final FixedBitSet docs;

  /**
   * @param docs counted over all leaves
   */
  BitsQuery(FixedBitSet docs) {
    this.docs = docs;
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost) {
    return new ConstantScoreWeight(this, boost) {
      @Override
      public ScorerSupplier scorerSupplier(LeafReaderContext context) {
        int size = context.reader().maxDoc();
        return ConstantScoreScorerSupplier.fromIterator(
            new OfLeaf(docs, context.docBase, size), score(), scoreMode, size);
      }

      @Override
      public boolean isCacheable(LeafReaderContext context) {
        return false;
      }
    };
  }

  /** The bits of one leaf. */
  private static final class OfLeaf extends DocIdSetIterator {
    private final FixedBitSet docs;
    private final int base;
    private final int size;
    private int doc = -1;

    OfLeaf(FixedBitSet docs, int base, int size) {
      this.docs = docs;
      this.base = base;
      this.size = size;
    }

    @Override
    public int docID() {
      return doc;
    }

    @Override
    public int nextDoc() {
      return advance(doc + 1);
    }

    @Override
    public int advance(int target) {
      if (target >= size) {
        doc = NO_MORE_DOCS;
        return doc;
      }
      int next = docs.nextSetBit(base + target, base + size);
      doc = next == NO_MORE_DOCS ? NO_MORE_DOCS : next - base;
      return doc;
    }

    @Override
    public long cost() {
      return size;
    }
  }

  @Override
  public void visit(QueryVisitor visitor) {
    visitor.visitLeaf(this);
  }

  @Override
  public String toString(String field) {
    return "bits of " + docs.length() + " documents";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BitsQuery query && docs == query.docs;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(docs);
  }
}
