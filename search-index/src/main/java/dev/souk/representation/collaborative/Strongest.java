package dev.souk.representation.collaborative;

import java.util.Arrays;

/** The k rows of highest score, without sorting objects. */
final class Strongest {

  private Strongest() {}

  /** A score of a row. */
  interface Score {
    float of(int row);
  }

  /**
   * At most {@code k} of {@code rows}, those of highest score, in ascending row order. Equal scores
   * prefer lower rows.
   */
  static int[] of(int[] rows, Score score, int k) {
    if (rows.length <= k) {
      int[] all = rows.clone();
      Arrays.sort(all);
      return all;
    }
    // One long sorts by score descending, then by row ascending: a float's bits order as its value
    // once negative ones are flipped.
    long[] keys = new long[rows.length];
    for (int i = 0; i < rows.length; i++) {
      int bits = Float.floatToIntBits(score.of(rows[i]));
      int ordered = bits < 0 ? ~bits ^ Integer.MIN_VALUE : bits;
      keys[i] = ((long) ~ordered << 32) | rows[i];
    }
    Arrays.sort(keys);
    int[] best = new int[k];
    for (int i = 0; i < k; i++) {
      best[i] = (int) keys[i];
    }
    Arrays.sort(best);
    return best;
  }
}
