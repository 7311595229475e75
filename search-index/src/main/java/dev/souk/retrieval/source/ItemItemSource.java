package dev.souk.retrieval.source;

import dev.souk.representation.collaborative.ItemItemModel;
import dev.souk.retrieval.ranking.SourceKind;
import dev.souk.retrieval.snapshot.CollaborativeSpace;
import dev.souk.retrieval.taste.Taste;
import dev.souk.retrieval.taste.TasteMemory;
import java.io.IOException;
import java.util.Optional;

/**
 * What goes together: every item of the history adds its weights to its neighbours. Raw: the sum;
 * normalised: {@link Scale}. Costs the history times its neighbours, whatever the catalogue's size.
 */
public final class ItemItemSource extends SparseSource {

  private static final TasteMemory.Part<SparseScores> SCORES =
      new TasteMemory.Part<>("item_item", SparseScores.class);

  private final Scale scale;

  private ItemItemSource(Scope scope, SparseScores scores) {
    super(scope, scores);
    this.scale = Scale.of(scores.scores());
  }

  /** Empty if there is no model, or it knows nothing that the shopper touched. */
  static Optional<ItemItemSource> of(Scope scope, Taste taste) throws IOException {
    CollaborativeSpace space = scope.state().collaborative();
    if (space == null) {
      return Optional.empty();
    }
    Histories histories = Histories.of(taste, space, space.itemItemRows());
    if (histories.items().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ItemItemSource(scope, scope.memory().get(SCORES, () -> scores(space, histories))));
  }

  private static SparseScores scores(CollaborativeSpace space, Histories histories) {
    ItemItemModel model = space.itemItem();
    SparseScores.Builder scores = new SparseScores.Builder();
    for (int h = 0; h < histories.items().size(); h++) {
      int row = histories.history().rows()[h];
      float strength = histories.history().weights()[h];
      int[] neighbours = model.neighbours()[row];
      float[] weights = model.weights()[row];
      for (int e = 0; e < neighbours.length; e++) {
        scores.add(space.itemItemRows().ordinal(neighbours[e]), strength * weights[e]);
      }
    }
    return scores.build();
  }

  @Override
  public SourceKind kind() {
    return SourceKind.ITEM_ITEM;
  }

  @Override
  public double normalise(double raw) {
    return scale.normalise(raw);
  }
}
