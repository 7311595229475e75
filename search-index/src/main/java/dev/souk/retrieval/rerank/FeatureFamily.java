package dev.souk.retrieval.rerank;

import java.util.List;

/** Features that are computed together. Stateless, thread-safe. */
sealed interface FeatureFamily
    permits FeedbackFeatures,
        FieldFeatures,
        ListFeatures,
        MatchFeatures,
        OfferFeatures,
        OrderFeatures,
        ShapeFeatures,
        SourceFeatures {

  /** The features' names, in their order; models know features by them. */
  List<String> names();

  /** What computes them for one list. */
  Computed over(CandidateList list);

  /** Features of the candidates of one list. Used by one thread. */
  @FunctionalInterface
  interface Computed {
    /**
     * Puts a candidate's features into {@code row}.
     *
     * @param at where the first one goes
     */
    void fill(int candidate, float[] row, int at);
  }
}
