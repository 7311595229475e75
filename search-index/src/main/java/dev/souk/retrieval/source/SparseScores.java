package dev.souk.retrieval.source;

import java.io.IOException;
import java.util.Arrays;

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
    private long[] entries = new long[1024];
    private int size;

    void add(int ordinal, float score) {
      if (size == entries.length) {
        entries = Arrays.copyOf(entries, size * 2);
      }
      entries[size++] = (long) ordinal << 32 | (Float.floatToIntBits(score) & 0xffffffffL);
    }

    SparseScores build() {
      Arrays.sort(entries, 0, size);
      int[] ordinals = new int[size];
      float[] scores = new float[size];
      int distinct = 0;
      for (int i = 0; i < size; i++) {
        int ordinal = (int) (entries[i] >>> 32);
        if (distinct == 0 || ordinals[distinct - 1] != ordinal) {
          ordinals[distinct++] = ordinal;
        }
        scores[distinct - 1] += Float.intBitsToFloat((int) entries[i]);
      }
      return new SparseScores(Arrays.copyOf(ordinals, distinct), Arrays.copyOf(scores, distinct));
    }
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
