package dev.souk.retrieval.snapshot;

import dev.souk.domain.ItemIndicators;
import dev.souk.domain.ItemIndicators.Companion;
import dev.souk.view.schema.IndicatorsSchema;
import dev.souk.view.schema.LogLikelihoodSimilarity;
import dev.souk.view.schema.ViewSchema;
import java.io.IOException;
import java.util.Optional;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.util.Bits;

/**
 * The indicators of one snapshot. How surprising a count is is worked out when it is asked for,
 * with the numbers of purchases of the same snapshot: they are as fresh as the counts. Immutable,
 * thread-safe.
 */
public final class IndicatorSpace {

  private final Statistics searcher;
  private final SegmentOrdinals segments;
  private final long purchases;

  IndicatorSpace(IndexReader reader, SegmentOrdinals segments) throws IOException {
    this.searcher = new Statistics(reader);
    this.segments = segments;
    this.purchases = shoppers(IndicatorsSchema.ALL);
  }

  /** Takes purchases for what a collection of words takes documents for. */
  private final class Statistics extends IndexSearcher {

    Statistics(IndexReader reader) {
      super(reader);
      setSimilarity(new LogLikelihoodSimilarity());
      setQueryCache(null);
    }

    @Override
    public CollectionStatistics collectionStatistics(String field) {
      long all = Math.max(1, purchases);
      return new CollectionStatistics(field, all, all, all, all);
    }

    @Override
    public TermStatistics termStatistics(Term term, int docFreq, long totalTermFreq)
        throws IOException {
      long bought = Math.max(1, shoppers(term.text()));
      return new TermStatistics(term.bytes(), bought, bought);
    }
  }

  /** All items by their companions, scored by {@link LogLikelihoodSimilarity}. */
  public IndexSearcher searcher() {
    return searcher;
  }

  /** How many bought {@code item}. */
  public long shoppers(String item) throws IOException {
    Term key = ViewSchema.keyTerm(item);
    for (LeafReaderContext leaf : searcher.getLeafContexts()) {
      PostingsEnum found = leaf.reader().postings(key, PostingsEnum.NONE);
      Bits live = leaf.reader().getLiveDocs();
      int doc = found == null ? DocIdSetIterator.NO_MORE_DOCS : found.nextDoc();
      for (; doc != DocIdSetIterator.NO_MORE_DOCS; doc = found.nextDoc()) {
        NumericDocValues values = leaf.reader().getNumericDocValues(IndicatorsSchema.SHOPPERS);
        if ((live == null || live.get(doc)) && values != null && values.advanceExact(doc)) {
          return values.longValue();
        }
      }
    }
    return 0;
  }

  /** What is known of {@code item}. */
  public Optional<ItemIndicators> find(String item) throws IOException {
    TopDocs found = searcher.search(new TermQuery(ViewSchema.keyTerm(item)), 1);
    return found.scoreDocs.length == 0
        ? Optional.empty()
        : Optional.of(
            IndicatorsSchema.read(
                ViewSchema.source(searcher.storedFields().document(found.scoreDocs[0].doc))));
  }

  /** How sure it is that {@code item} and one of its companions go together. */
  public float evidence(ItemIndicators item, Companion companion) throws IOException {
    return LogLikelihoodSimilarity.evidence(
        companion.shoppers(), item.counted(), shoppers(companion.itemId()), purchases);
  }

  /** The ordinal of the item of a document counted over all leaves. */
  public int ordinal(int doc) throws IOException {
    LeafReaderContext leaf =
        searcher.getLeafContexts().get(ReaderUtil.subIndex(doc, searcher.getLeafContexts()));
    return segments.of(leaf.reader())[doc - leaf.docBase];
  }
}
