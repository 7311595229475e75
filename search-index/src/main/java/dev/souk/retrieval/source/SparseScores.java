package dev.souk.retrieval.source;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Scores of some items, by ordinal. Immutable after {@link #build}. */
final class SparseScores {

  private final int[] ordinals;
  private final float[] scores;
  private volatile int @Nullable [] best;

  private SparseScores(int[] ordinals, float[] scores) {
    this.ordinals = ordinals;
    this.scores = scores;
  }

  /**
   * Adds up scores, in memory that grows with their number and not with the shop's. Not
   * thread-safe.
   */
  static final class Builder {

    private static final int FREE = -1;

    /** Open addressing: a power of two, at least twice as long as there are ordinals. */
    private int[] ordinals = table(2048);

    private float[] sums = new float[2048];
    private int size;

    void add(int ordinal, float score) {
      int at = place(ordinal);
      if (ordinals[at] == FREE) {
        if (2 * size == ordinals.length) {
          grow();
          at = place(ordinal);
        }
        ordinals[at] = ordinal;
        size++;
      }
      sums[at] += score;
    }

    /** Where an ordinal is, or would be. */
    private int place(int ordinal) {
      int mask = ordinals.length - 1;
      // Fibonacci hashing; its high bits are the good ones.
      int hash = ordinal * 0x9E3779B9;
      int at = (hash ^ hash >>> 15) & mask;
      while (ordinals[at] != FREE && ordinals[at] != ordinal) {
        at = at + 1 & mask;
      }
      return at;
    }

    private void grow() {
      int[] old = ordinals;
      float[] oldSums = sums;
      ordinals = table(2 * old.length);
      sums = new float[2 * old.length];
      for (int i = 0; i < old.length; i++) {
        if (old[i] != FREE) {
          int at = place(old[i]);
          ordinals[at] = old[i];
          sums[at] = oldSums[i];
        }
      }
    }

    private static int[] table(int length) {
      int[] table = new int[length];
      Arrays.fill(table, FREE);
      return table;
    }

    SparseScores build() {
      int[] sorted = new int[size];
      int count = 0;
      for (int ordinal : ordinals) {
        if (ordinal != FREE) {
          sorted[count++] = ordinal;
        }
      }
      Arrays.sort(sorted);
      float[] scores = new float[size];
      for (int i = 0; i < size; i++) {
        scores[i] = sums[place(sorted[i])];
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

  /** Ordinals by score, the highest first, equals by ordinal; those above 0; not to be changed. */
  int[] best() {
    int[] known = best;
    if (known == null) {
      known = sorted();
      best = known;
    }
    return known;
  }

  private int[] sorted() {
    long[] keys = new long[ordinals.length];
    int count = 0;
    for (int i = 0; i < ordinals.length; i++) {
      if (scores[i] > 0) {
        // Positive floats order as their bits do.
        keys[count++] = (long) -Float.floatToIntBits(scores[i]) << 32 | ordinals[i];
      }
    }
    Arrays.sort(keys, 0, count);
    int[] sorted = new int[count];
    for (int i = 0; i < count; i++) {
      sorted[i] = (int) keys[i];
    }
    return sorted;
  }
}
