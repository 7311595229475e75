package dev.souk.retrieval.source;

import dev.souk.representation.collaborative.BasketModel;
import dev.souk.retrieval.ranking.SourceKind;
import dev.souk.retrieval.snapshot.CollaborativeSpace;
import dev.souk.retrieval.taste.Taste;
import dev.souk.retrieval.taste.TasteItem;
import java.util.Optional;

/**
 * What is in one basket: every item of the history adds the evidence for its companions. Raw: the
 * sum of log-likelihood ratios; normalised: its square root as a share of the highest, for a ratio
 * grows with the square of how far a count is from chance.
 */
public final class TogetherSource extends SparseSource {

  private final double highest;

  private TogetherSource(Scope scope, SparseScores scores) {
    super(scope, scores);
    double most = 0;
    for (float score : scores.scores()) {
      most = Math.max(most, score);
    }
    this.highest = most;
  }

  /** Empty if no basket is known with what the shopper touched and something else. */
  static Optional<TogetherSource> of(Scope scope, Taste taste) {
    CollaborativeSpace space = scope.state().collaborative();
    if (space == null) {
      return Optional.empty();
    }
    BasketModel model = space.baskets();
    SparseScores.Builder scores = new SparseScores.Builder();
    for (TasteItem item : taste.items()) {
      int row = space.basketRows().row(item.ordinal());
      for (int e = 0; row >= 0 && e < model.companions()[row].length; e++) {
        scores.add(
            space.basketRows().ordinal(model.companions()[row][e]),
            item.strength() * model.evidence()[row][e]);
      }
    }
    SparseScores built = scores.build();
    return built.scores().length == 0
        ? Optional.empty()
        : Optional.of(new TogetherSource(scope, built));
  }

  @Override
  public SourceKind kind() {
    return SourceKind.TOGETHER;
  }

  @Override
  public double normalise(double raw) {
    return Math.sqrt(Math.clamp(raw / highest, 0, 1));
  }
}
