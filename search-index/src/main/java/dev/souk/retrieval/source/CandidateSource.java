package dev.souk.retrieval.source;

import dev.souk.retrieval.ranking.SourceKind;
import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;

/**
 * A source bound to one query: it proposes candidates to a feed, and scores every candidate,
 * whoever proposed it. Used by one thread.
 */
public sealed interface CandidateSource
    permits AffinitySource,
        FactorSource,
        InterestSource,
        SignalSource,
        SparseSource,
        TextSource,
        VectorSource {

  /** Which source it is. */
  SourceKind kind();

  /**
   * Proposes the best that pass the query's {@link Scope}.
   *
   * @param budget the most to propose
   */
  void propose(int budget, Candidates candidates) throws IOException;

  /** The scorer of one leaf. */
  LeafScorer scorer(LeafReaderContext leaf) throws IOException;

  /**
   * A raw score from 0 to 1. The scale depends on the query, never on the other candidates, so that
   * a page of an answer and the next agree.
   */
  double normalise(double raw);
}
