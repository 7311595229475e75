package dev.souk.retrieval.source;

import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;

/** Proposing and scoring by a Lucene query, for the sources that are one. */
final class LuceneScores {

  private final Scope scope;
  private final Query query;
  private final Weight weight;

  LuceneScores(Scope scope, Query query) throws IOException {
    this(scope, query, weight(scope, query));
  }

  /**
   * @param weight as {@link #weight} makes it, once for many queries of the same snapshot
   */
  LuceneScores(Scope scope, Query query, Weight weight) {
    this.scope = scope;
    this.query = query;
    this.weight = weight;
  }

  /** What scores by a query; may be kept, and used by several threads. */
  static Weight weight(Scope scope, Query query) throws IOException {
    IndexSearcher searcher = scope.items().searcher();
    return searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE, 1);
  }

  void propose(int budget, Candidates candidates) throws IOException {
    IndexSearcher searcher = scope.items().searcher();
    for (ScoreDoc hit : searcher.search(scope.restrict(query), budget).scoreDocs) {
      candidates.add(hit.doc);
    }
  }

  LeafScorer scorer(LeafReaderContext leaf) throws IOException {
    Scorer scorer = weight.scorer(leaf);
    if (scorer == null) {
      return LeafScorer.NOTHING;
    }
    DocIdSetIterator matches = scorer.iterator();
    return doc -> {
      int at = matches.docID();
      if (at < doc) {
        at = matches.advance(doc);
      }
      return at == doc ? scorer.score() : 0;
    };
  }
}
