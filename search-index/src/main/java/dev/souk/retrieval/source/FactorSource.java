package dev.souk.retrieval.source;

import dev.souk.kernels.RowMask;
import dev.souk.kernels.TopK;
import dev.souk.retrieval.ranking.SourceKind;
import dev.souk.retrieval.snapshot.CollaborativeSpace;
import dev.souk.retrieval.snapshot.FactorRows;
import dev.souk.retrieval.taste.Taste;
import dev.souk.retrieval.taste.TasteMemory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ScoreDoc;
import org.jspecify.annotations.Nullable;

/**
 * Latent factors: the shopper is folded in from their history, and the similarity backend finds the
 * items with the highest inner product, among those that were trained and among the newcomers. Raw:
 * that product; normalised: {@link Scale}.
 *
 * <p>The backend goes through all factors once for the scale and the proposals together, without a
 * mask and for a few more than are proposed. Only where the scope leaves too few of them does it go
 * through them again.
 */
public final class FactorSource implements CandidateSource {

  private static final int FOR_SCALE = 10;

  private final Scope scope;
  private final float[] shopper;
  private final List<Part> parts;
  private final Scale scale;

  /** Some of the factors and the best of them, whatever the scope. */
  private record Part(FactorRows factors, TopK top) {

    /** The row of an item, or -1. */
    int row(int ordinal) {
      return factors.rows().row(ordinal);
    }
  }

  private FactorSource(Scope scope, float[] shopper, List<Part> parts) {
    this.scope = scope;
    this.shopper = shopper;
    this.parts = parts;
    float[] best = new float[parts.size() * FOR_SCALE];
    int count = 0;
    for (Part part : parts) {
      int known = Math.min(FOR_SCALE, part.top().count(0));
      System.arraycopy(part.top().scores(), 0, best, count, known);
      count += known;
    }
    scale = Scale.of(Arrays.copyOf(best, count));
  }

  /**
   * @param ahead the proposals that may be asked for; a shopper's next search may ask for them
   *     where this one does not, and going through the factors once does for both
   * @return empty if there is no model, or it knows nothing that the shopper touched
   */
  static Optional<FactorSource> of(Scope scope, Taste taste, int ahead) throws IOException {
    CollaborativeSpace space = scope.state().collaborative();
    if (space == null) {
      return Optional.empty();
    }
    Histories histories = Histories.of(taste, space, space.factorRows().rows());
    if (histories.items().isEmpty()) {
      return Optional.empty();
    }
    // A filter such as that of what is sold out leaves most.
    int asked = ahead + ahead / 4 + FOR_SCALE + scope.excluded().size();
    TasteMemory.Part<Best> key = new TasteMemory.Part<>("factors " + asked, Best.class);
    Best best = scope.memory().get(key, () -> best(scope, space, histories, asked));
    return Optional.of(new FactorSource(scope, best.shopper(), best.parts()));
  }

  /** A shopper's factor and the items that it likes best. */
  private record Best(float[] shopper, List<Part> parts) {}

  private static Best best(Scope scope, CollaborativeSpace space, Histories histories, int asked) {
    float[] shopper = space.shopper(histories.history());
    List<Part> parts = new ArrayList<>();
    parts.add(part(space.factorRows(), shopper, asked));
    FactorRows newcomers = scope.state().newcomers();
    if (newcomers != null) {
      parts.add(part(newcomers, shopper, asked));
    }
    return new Best(shopper, parts);
  }

  private static Part part(FactorRows factors, float[] shopper, int asked) {
    return new Part(factors, factors.topK(shopper, asked, RowMask.NONE));
  }

  @Override
  public SourceKind kind() {
    return SourceKind.FACTORS;
  }

  @Override
  public void propose(int budget, Candidates candidates) throws IOException {
    List<ScoreDoc> best = new ArrayList<>();
    for (Part part : parts) {
      List<ScoreDoc> allowed = allowed(part.factors(), part.top(), budget);
      if (allowed.size() < budget && part.top().count(0) == part.top().t()) {
        allowed = allowed(part.factors(), masked(part.factors(), budget), budget);
      }
      best.addAll(allowed);
    }
    if (parts.size() > 1) {
      best.sort(Comparator.<ScoreDoc>comparingDouble(hit -> hit.score).reversed());
    }
    for (ScoreDoc hit : best.subList(0, Math.min(budget, best.size()))) {
      candidates.add(hit.doc);
    }
  }

  private List<ScoreDoc> allowed(FactorRows factors, TopK top, int budget) throws IOException {
    List<ScoreDoc> allowed = new ArrayList<>(budget);
    int known = top.count(0);
    for (int place = 0; place < known && allowed.size() < budget; place++) {
      int doc = scope.items().doc(factors.rows().ordinal(top.id(0, place)));
      if (scope.allows(doc)) {
        allowed.add(new ScoreDoc(doc, top.score(0, place)));
      }
    }
    return allowed;
  }

  private TopK masked(FactorRows factors, int budget) throws IOException {
    long[] filtered = scope.bits().mask(scope.items(), factors);
    return factors.topK(
        shopper, budget, new RowMask(filtered, new long @Nullable [][] {excluded(factors)}));
  }

  /** The rows that this query excludes by name. */
  private long @Nullable [] excluded(FactorRows factors) {
    if (scope.excluded().isEmpty()) {
      return null;
    }
    long[] mask = new long[(factors.size() + 63) / 64];
    for (int ordinal : scope.excluded()) {
      int row = factors.rows().row(ordinal);
      if (row >= 0) {
        mask[row >>> 6] |= 1L << (row & 63);
      }
    }
    return mask;
  }

  @Override
  public LeafScorer scorer(LeafReaderContext leaf) {
    return doc -> {
      int ordinal = scope.items().ordinal(leaf, doc);
      for (Part part : parts) {
        int row = part.row(ordinal);
        if (row >= 0) {
          return part.factors().score(shopper, row);
        }
      }
      return 0;
    };
  }

  @Override
  public double normalise(double raw) {
    return scale.normalise(raw);
  }
}
