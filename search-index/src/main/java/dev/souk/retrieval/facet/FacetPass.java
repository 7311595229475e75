package dev.souk.retrieval.facet;

import dev.souk.retrieval.SearchResponse.Facet;
import dev.souk.retrieval.facet.FacetPlan.Asked;
import dev.souk.retrieval.source.Scope;
import java.io.IOException;
import java.util.ArrayList;
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

/**
 * Counts matches and their facets without scoring any. A facet counts what matches all selections
 * but those of its own field: so the values beside a selected one tell what selecting them as well
 * would add. Used once, by one thread.
 */
public final class FacetPass {

  private static final int NONE = -1;
  private static final int SEVERAL = -2;

  private final Scope scope;
  private final List<Selection> selections;
  private final FacetCounter[] facets;

  /** By facet, the selection of its field, or {@link #NONE}. */
  private final int[] own;

  private long total;

  FacetPass(FacetPlan plan) {
    scope = plan.scope();
    selections = plan.selections();
    List<Asked> asked = plan.asked();
    facets = new FacetCounter[asked.size()];
    own = new int[asked.size()];
    for (int f = 0; f < facets.length; f++) {
      facets[f] =
          FacetCounter.of(asked.get(f).spec(), asked.get(f).field(), scope.state().offers());
      own[f] = NONE;
      for (int s = 0; s < selections.size(); s++) {
        if (selections.get(s).field().equals(asked.get(f).field())) {
          own[f] = s;
        }
      }
    }
  }

  /** Counts all that {@code matches} matches within the plan's scope. */
  public FacetPass countMatches(Query matches) throws IOException {
    return count(scope.restrict(matches));
  }

  /** Counts all that the plan's scope lets through. */
  public FacetPass countScope() throws IOException {
    return count(scope.query());
  }

  private FacetPass count(Query matches) throws IOException {
    IndexSearcher searcher = scope.items().searcher();
    Weight weight =
        searcher.createWeight(searcher.rewrite(matches), ScoreMode.COMPLETE_NO_SCORES, 1);
    for (LeafReaderContext leaf : searcher.getLeafContexts()) {
      BulkScorer scorer = weight.bulkScorer(leaf);
      if (scorer != null) {
        scorer.score(
            new OfLeaf(leaf), leaf.reader().getLiveDocs(), 0, DocIdSetIterator.NO_MORE_DOCS);
      }
    }
    return this;
  }

  /**
   * Counts these documents.
   *
   * @param docs counted over all leaves, ascending
   */
  public FacetPass countAll(int[] docs) throws IOException {
    int at = 0;
    for (LeafReaderContext leaf : scope.items().searcher().getLeafContexts()) {
      int end = leaf.docBase + leaf.reader().maxDoc();
      if (at < docs.length && docs[at] < end) {
        OfLeaf ofLeaf = new OfLeaf(leaf);
        while (at < docs.length && docs[at] < end) {
          ofLeaf.collect(docs[at++] - leaf.docBase);
        }
      }
    }
    return this;
  }

  /** How many match all selections. */
  public long total() {
    return total;
  }

  /** In the order asked for. */
  public List<Facet> facets() throws IOException {
    List<Facet> counted = new ArrayList<>(facets.length);
    for (FacetCounter facet : facets) {
      counted.add(facet.result());
    }
    return counted;
  }

  /** The one selection that a document does not match, {@link #NONE} or {@link #SEVERAL}. */
  private int missed(int doc) {
    int missed = NONE;
    for (int s = 0; s < selections.size(); s++) {
      if (!selections.get(s).bits().get(doc)) {
        if (missed != NONE) {
          return SEVERAL;
        }
        missed = s;
      }
    }
    return missed;
  }

  private final class OfLeaf implements LeafCollector {

    private final int base;

    OfLeaf(LeafReaderContext leaf) throws IOException {
      base = leaf.docBase;
      for (FacetCounter facet : facets) {
        facet.leaf(leaf);
      }
    }

    @Override
    public void setScorer(Scorable scorer) {
      // Nothing is scored.
    }

    @Override
    public void collect(int doc) throws IOException {
      int missed = missed(base + doc);
      if (missed == NONE) {
        total++;
      }
      if (missed != SEVERAL) {
        for (int f = 0; f < facets.length; f++) {
          if (missed == NONE || missed == own[f]) {
            facets[f].count(doc);
          }
        }
      }
    }
  }
}
