package dev.souk.retrieval.source;

import dev.souk.retrieval.ranking.SourceKind;
import dev.souk.retrieval.snapshot.ItemVectors;
import dev.souk.retrieval.taste.Taste;
import dev.souk.retrieval.taste.TasteItem;
import dev.souk.retrieval.taste.TasteMemory;
import java.io.IOException;
import java.util.Optional;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.jspecify.annotations.Nullable;

/**
 * Nearness in meaning: to the query, to the weighted mean of what the shopper touched, or to both.
 * Raw: the cosine, -1 to 1; normalised: the same, 0 where it is negative.
 */
public final class VectorSource implements CandidateSource {

  /** What the shopper typed says more of what is wanted now than what they did before. */
  private static final float TASTE_SHARE = 0.3f;

  /** The mean of what was touched, null if that has no direction. */
  private record Liked(float @Nullable [] mean) {}

  private static final TasteMemory.Part<Liked> LIKED =
      new TasteMemory.Part<>("vector", Liked.class);

  private final Scope scope;
  private final String field;
  private final float[] target;

  private VectorSource(Scope scope, String field, float[] target) {
    this.scope = scope;
    this.field = field;
    this.target = target;
  }

  /**
   * @param words the place of the query on the basis of the items' vectors, null if unknown
   * @return empty if neither words nor taste have a place
   */
  static Optional<VectorSource> of(Scope scope, Taste taste, float @Nullable [] words)
      throws IOException {
    String field = scope.items().vectorField();
    if (field == null) {
      return Optional.empty();
    }
    float[] liked = mean(scope, taste);
    float[] target = words == null ? liked : words.clone();
    if (target != null && words != null && liked != null && liked.length == target.length) {
      for (int d = 0; d < target.length; d++) {
        target[d] += TASTE_SHARE * liked[d];
      }
    }
    return target == null || !normalise(target)
        ? Optional.empty()
        : Optional.of(new VectorSource(scope, field, target));
  }

  private static float @Nullable [] mean(Scope scope, Taste taste) throws IOException {
    float[] mean = scope.memory().get(LIKED, () -> new Liked(sum(scope, taste))).mean();
    return mean == null ? null : mean.clone();
  }

  private static float @Nullable [] sum(Scope scope, Taste taste) throws IOException {
    float[] sum = null;
    for (TasteItem item : taste.strongest()) {
      float[] vector = ItemVectors.of(scope.items(), item.ordinal());
      if (vector != null) {
        sum = sum == null ? new float[vector.length] : sum;
        for (int d = 0; d < vector.length; d++) {
          sum[d] += (float) item.weight() * vector[d];
        }
      }
    }
    return sum != null && normalise(sum) ? sum : null;
  }

  /** Scales to length 1; false if there is no direction. */
  private static boolean normalise(float[] vector) {
    double squares = 0;
    for (float value : vector) {
      squares += (double) value * value;
    }
    if (squares == 0) {
      return false;
    }
    double scale = 1 / Math.sqrt(squares);
    for (int d = 0; d < vector.length; d++) {
      vector[d] = (float) (vector[d] * scale);
    }
    return true;
  }

  @Override
  public SourceKind kind() {
    return SourceKind.VECTOR;
  }

  @Override
  public void propose(int budget, Candidates candidates) throws IOException {
    for (int doc : NearestVectors.of(scope, field, target).docs(budget)) {
      candidates.add(doc);
    }
  }

  @Override
  public LeafScorer scorer(LeafReaderContext leaf) throws IOException {
    FloatVectorValues values = leaf.reader().getFloatVectorValues(field);
    if (values == null || values.dimension() != target.length) {
      return LeafScorer.NOTHING;
    }
    KnnVectorValues.DocIndexIterator vectors = values.iterator();
    return doc -> {
      int at = vectors.docID();
      if (at < doc) {
        at = vectors.advance(doc);
      }
      return at == doc ? cosine(target, values.vectorValue(vectors.index())) : 0;
    };
  }

  /**
   * The inner product of vectors of length 1. In plain Java, whose sums are always in this order:
   * those of vector instructions are in another one before the JVM has compiled them, and training,
   * which learns from these scores, must learn the same again.
   */
  private static float cosine(float[] a, float[] b) {
    float sum0 = 0;
    float sum1 = 0;
    float sum2 = 0;
    float sum3 = 0;
    int d = 0;
    for (; d + 3 < a.length; d += 4) {
      sum0 += a[d] * b[d];
      sum1 += a[d + 1] * b[d + 1];
      sum2 += a[d + 2] * b[d + 2];
      sum3 += a[d + 3] * b[d + 3];
    }
    for (; d < a.length; d++) {
      sum0 += a[d] * b[d];
    }
    return (sum0 + sum1) + (sum2 + sum3);
  }

  @Override
  public double normalise(double raw) {
    return Math.clamp(raw, 0, 1);
  }
}
