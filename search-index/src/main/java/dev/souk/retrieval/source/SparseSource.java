package dev.souk.retrieval.source;

import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;

/**
 * A source that has worked out the scores of some items beforehand, and has none for the others.
 */
abstract sealed class SparseSource implements CandidateSource
    permits IndicatorSource, ItemItemSource, TogetherSource {

  private final Scope scope;
  private final SparseScores scores;

  SparseSource(Scope scope, SparseScores scores) {
    this.scope = scope;
    this.scores = scores;
  }

  @Override
  public final void propose(int budget, Candidates candidates) throws IOException {
    scores.propose(scope, budget, candidates);
  }

  @Override
  public final LeafScorer scorer(LeafReaderContext leaf) {
    return doc -> scores.score(scope.items().ordinal(leaf, doc));
  }
}
