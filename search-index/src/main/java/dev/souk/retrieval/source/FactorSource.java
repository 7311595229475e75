package dev.souk.retrieval.source;

import dev.souk.kernels.FloatMatrix;
import dev.souk.kernels.RowMask;
import dev.souk.kernels.TopK;
import dev.souk.retrieval.ranking.SourceKind;
import dev.souk.retrieval.snapshot.CollaborativeSpace;
import dev.souk.retrieval.taste.Taste;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.apache.lucene.index.LeafReaderContext;
import org.jspecify.annotations.Nullable;

/**
 * Latent factors: the shopper is folded in from their history, and the similarity backend finds the
 * items with the highest inner product. Raw: that product; normalised: {@link Scale}.
 */
public final class FactorSource implements CandidateSource {

  private static final int FOR_SCALE = 10;

  private final Scope scope;
  private final CollaborativeSpace space;
  private final float[] shopper;
  private final Scale scale;

  private FactorSource(Scope scope, CollaborativeSpace space, float[] shopper) {
    this.scope = scope;
    this.space = space;
    this.shopper = shopper;
    TopK top = space.matrix().topK(FloatMatrix.ofRow(shopper), FOR_SCALE, RowMask.NONE);
    scale = Scale.of(Arrays.copyOf(top.scores(), top.count(0)));
  }

  /** Empty if there is no model, or it knows nothing that the shopper touched. */
  static Optional<FactorSource> of(Scope scope, Taste taste) {
    CollaborativeSpace space = scope.state().collaborative();
    if (space == null) {
      return Optional.empty();
    }
    Histories histories = Histories.of(taste, space, space.factorRows());
    return histories.items().isEmpty()
        ? Optional.empty()
        : Optional.of(new FactorSource(scope, space, space.foldIn().shopper(histories.history())));
  }

  @Override
  public SourceKind kind() {
    return SourceKind.FACTORS;
  }

  @Override
  public void propose(int budget, Candidates candidates) throws IOException {
    long[] filtered = scope.bits().factorMask(scope.items(), space);
    TopK top =
        space
            .matrix()
            .topK(
                FloatMatrix.ofRow(shopper),
                budget,
                new RowMask(filtered, new long @Nullable [][] {excluded()}));
    for (int place = 0; place < top.count(0); place++) {
      candidates.add(scope.items().doc(space.factorRows().ordinal(top.id(0, place))));
    }
  }

  /** The rows that this query excludes by name. */
  private long @Nullable [] excluded() {
    if (scope.excluded().isEmpty()) {
      return null;
    }
    long[] mask = new long[(space.matrix().rows() + 63) / 64];
    for (int ordinal : scope.excluded()) {
      int row = space.factorRows().row(ordinal);
      if (row >= 0) {
        mask[row >>> 6] |= 1L << (row & 63);
      }
    }
    return mask;
  }

  @Override
  public LeafScorer scorer(LeafReaderContext leaf) {
    return doc -> {
      int row = space.factorRows().row(scope.items().ordinal(leaf, doc));
      return row < 0 ? 0 : space.score(shopper, row);
    };
  }

  @Override
  public double normalise(double raw) {
    return scale.normalise(raw);
  }
}
