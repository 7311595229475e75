package dev.souk.retrieval.source;

import java.io.IOException;

/** Scores documents of one leaf, asked in ascending order. Not thread-safe. */
@FunctionalInterface
public interface LeafScorer {

  /** Says nothing of any document. */
  LeafScorer NOTHING = doc -> 0;

  /** The raw score of {@code doc}, which counts from the leaf's base; 0 if there is none. */
  double score(int doc) throws IOException;
}
