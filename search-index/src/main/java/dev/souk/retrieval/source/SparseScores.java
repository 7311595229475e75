package dev.souk.retrieval.source;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;

/** Scores of some items, by ordinal. Immutable after {@link #build}. */
final class SparseScores {

  private final int[] ordinals;
  private final float[] scores;

  private SparseScores(int[] ordinals, float[] scores) {
    this.ordinals = ordinals;
    this.scores = scores;
  }

  /** Adds up scores. Not thread-safe. */
  static final class Builder {
    private final float[] sums;
    private final boolean[] named;
    private int[] ordinals = new int[1024];
    private int size;

    /**
     * @param items number of ordinals
     */
    Builder(int items) {
      sums = new float[items];
      named = new boolean[items];
    }

    void add(int ordinal, float score) {
      if (!named[ordinal]) {
        named[ordinal] = true;
        if (size == ordinals.length) {
          ordinals = Arrays.copyOf(ordinals, size * 2);
        }
        ordinals[size++] = ordinal;
      }
      sums[ordinal] += score;
    }

    SparseScores build() {
      int[] sorted = Arrays.copyOf(ordinals, size);
      Arrays.sort(sorted);
      float[] scores = new float[size];
      for (int i = 0; i < size; i++) {
        scores[i] = sums[sorted[i]];
      }
      return new SparseScores(sorted, scores);
    }
  }

  /** These scores by ordinal. */
  static SparseScores of(Map<Integer, Float> byOrdinal) {
    int[] ordinals = new int[byOrdinal.size()];
    int size = 0;
    for (int ordinal : byOrdinal.keySet()) {
      ordinals[size++] = ordinal;
    }
    Arrays.sort(ordinals);
    float[] scores = new float[size];
    for (int i = 0; i < size; i++) {
      scores[i] = byOrdinal.getOrDefault(ordinals[i], 0f);
    }
    return new SparseScores(ordinals, scores);
  }

  /** The score of an item, 0 if it has none. */
  float score(int ordinal) {
    int at = Arrays.binarySearch(ordinals, ordinal);
    return at < 0 ? 0 : scores[at];
  }

  /** Proposes the highest within a scope, at most so many. */
  void propose(Scope scope, int budget, Candidates candidates) throws IOException {
    int left = budget;
    for (int ordinal : best()) {
      int doc = scope.items().doc(ordinal);
      if (left > 0 && scope.allows(doc)) {
        candidates.add(doc);
        left--;
      }
    }
  }

  /** All scores; not copied. */
  float[] scores() {
    return scores;
  }

  /** Ordinals by score, the highest first, equals by ordinal; those above 0. */
  int[] best() {
    long[] keys = new long[ordinals.length];
    int count = 0;
    for (int i = 0; i < ordinals.length; i++) {
      if (scores[i] > 0) {
        // Positive floats order as their bits do.
        keys[count++] = (long) -Float.floatToIntBits(scores[i]) << 32 | ordinals[i];
      }
    }
    Arrays.sort(keys, 0, count);
    int[] best = new int[count];
    for (int i = 0; i < count; i++) {
      best[i] = (int) keys[i];
    }
    return best;
  }
}
