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
 *
 * <p>The backend goes through all factors once for the scale and the proposals together, without a
 * mask and for a few more than are proposed. Only where the scope leaves too few of them does it go
 * through them again.
 */
public final class FactorSource implements CandidateSource {

  private static final int FOR_SCALE = 10;

  private final Scope scope;
  private final CollaborativeSpace space;
  private final float[] shopper;
  private final TopK top;
  private final Scale scale;

  /**
   * @param ahead the proposals that will be asked for, 0 if none
   */
  private FactorSource(Scope scope, CollaborativeSpace space, float[] shopper, int ahead) {
    this.scope = scope;
    this.space = space;
    this.shopper = shopper;
    // A filter such as that of what is sold out leaves most.
    int asked = ahead == 0 ? FOR_SCALE : ahead + ahead / 4 + FOR_SCALE + scope.excluded().size();
    top = space.matrix().topK(FloatMatrix.ofRow(shopper), asked, RowMask.NONE);
    scale = Scale.of(Arrays.copyOf(top.scores(), Math.min(FOR_SCALE, top.count(0))));
  }

  /**
   * @param ahead the proposals that will be asked for, 0 if none
   * @return empty if there is no model, or it knows nothing that the shopper touched
   */
  static Optional<FactorSource> of(Scope scope, Taste taste, int ahead) {
    CollaborativeSpace space = scope.state().collaborative();
    if (space == null) {
      return Optional.empty();
    }
    Histories histories = Histories.of(taste, space, space.factorRows());
    return histories.items().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new FactorSource(scope, space, space.foldIn().shopper(histories.history()), ahead));
  }

  @Override
  public SourceKind kind() {
    return SourceKind.FACTORS;
  }

  @Override
  public void propose(int budget, Candidates candidates) throws IOException {
    int[] docs = new int[budget];
    int count = 0;
    int known = top.count(0);
    for (int place = 0; place < known && count < budget; place++) {
      int doc = scope.items().doc(space.factorRows().ordinal(top.id(0, place)));
      if (scope.allows(doc)) {
        docs[count++] = doc;
      }
    }
    if (count < budget && known == top.t()) {
      proposeMasked(budget, candidates);
      return;
    }
    for (int i = 0; i < count; i++) {
      candidates.add(docs[i]);
    }
  }

  private void proposeMasked(int budget, Candidates candidates) throws IOException {
    long[] filtered = scope.bits().factorMask(scope.items(), space);
    RowMask mask = new RowMask(filtered, new long @Nullable [][] {excluded()});
    TopK allowed = space.matrix().topK(FloatMatrix.ofRow(shopper), budget, mask);
    for (int place = 0; place < allowed.count(0); place++) {
      candidates.add(scope.items().doc(space.factorRows().ordinal(allowed.id(0, place))));
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
