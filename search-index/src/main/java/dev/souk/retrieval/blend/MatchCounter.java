package dev.souk.retrieval.blend;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BulkScorer;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;

/** Counts matches and their facets without scoring any. Used once, by one thread. */
public final class MatchCounter {

  private final List<FacetCounter> facets;
  private long total;

  /**
   * @param facets what to count besides
   */
  public MatchCounter(List<FacetCounter> facets) {
    this.facets = facets;
  }

  /** Passes over all that {@code matches} matches; returns how many. */
  public long count(IndexSearcher searcher, Query matches) throws IOException {
    Weight weight =
        searcher.createWeight(searcher.rewrite(matches), ScoreMode.COMPLETE_NO_SCORES, 1);
    for (LeafReaderContext leaf : searcher.getLeafContexts()) {
      BulkScorer scorer = weight.bulkScorer(leaf);
      if (scorer != null) {
        for (FacetCounter facet : facets) {
          facet.leaf(leaf);
        }
        scorer.score(new OfLeaf(), leaf.reader().getLiveDocs(), 0, DocIdSetIterator.NO_MORE_DOCS);
      }
    }
    return total;
  }

  private final class OfLeaf implements LeafCollector {

    @Override
    public void setScorer(Scorable scorer) {
      // Nothing is scored.
    }

    @Override
    public void collect(int doc) throws IOException {
      total++;
      for (FacetCounter facet : facets) {
        facet.count(doc);
      }
    }
  }
}
