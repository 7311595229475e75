package dev.souk.retrieval.rerank;

import dev.souk.representation.ranking.QuickScorer;
import dev.souk.representation.ranking.RankingModel;
import dev.souk.representation.ranking.RankingWorth;

/**
 * A model bound to the features that there are. Immutable, thread-safe.
 *
 * <p>A model that asks for a feature which this version does not compute is refused: with a value
 * made up it would answer, and be wrong.
 */
public final class LearnedRanking {

  private final RankingModel model;
  private final QuickScorer scorer;

  /** By the model's number of a feature: its number here. */
  private final int[] columns;

  /**
   * @throws IllegalArgumentException if the model asks for a feature that is not computed
   */
  public LearnedRanking(RankingModel model) {
    this.model = model;
    scorer = new QuickScorer(model.trees(), model.features().size());
    columns = new int[model.features().size()];
    for (int f = 0; f < columns.length; f++) {
      columns[f] = RankingFeatures.all().indexOf(model.features().get(f));
      if (columns[f] < 0) {
        throw new IllegalArgumentException(
            "features: " + model.features().get(f) + " (expected: one of RankingFeatures)");
      }
    }
  }

  /** What it was worth when it was trained. */
  public RankingWorth worth() {
    return model.worth();
  }

  /** By candidate: the model's score. */
  double[] scores(CandidateList list) {
    float[] all = RankingFeatures.of(list);
    int width = RankingFeatures.all().size();
    float[] rows = new float[list.size() * columns.length];
    int at = 0;
    for (int c = 0; c < list.size(); c++) {
      for (int column : columns) {
        rows[at++] = all[c * width + column];
      }
    }
    return scorer.scores(rows, list.size());
  }

  /**
   * Ranks the first candidates of one search.
   *
   * @param candidates how many, 1 or more
   */
  public Reranker reranker(int candidates) {
    return new ModelReranker(this, candidates);
  }
}
