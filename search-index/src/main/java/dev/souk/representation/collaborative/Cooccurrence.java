package dev.souk.representation.collaborative;

import java.util.Arrays;

/**
 * X'DX of an interaction matrix, sparse: for each item the items it shares users with, without
 * itself, in ascending row order; the diagonal apart. D divides a user's pairs by a power of how
 * many items the user has: of two items among hundreds it says less that they are together.
 *
 * @param columns co-occurring items by item
 * @param values their entries of X'DX
 * @param diagonal entries of X'DX on the diagonal
 */
record Cooccurrence(int[][] columns, float[][] values, float[] diagonal) {

  /**
   * Counts.
   *
   * @param most the strongest that are kept of each item
   * @param userExponent power of a user's number of items that their pairs are divided by
   */
  static Cooccurrence of(
      Interactions interactions, int most, double userExponent, ParallelRows parallel) {
    SparseRows byUser = interactions.byUser();
    SparseRows byItem = interactions.byItem();
    int n = interactions.items();
    int[][] columns = new int[n][];
    float[][] values = new float[n][];
    float[] diagonal = new float[n];
    float[] shares = shares(byUser, userExponent);
    parallel.run(
        n,
        () -> {
          float[] sums = new float[n];
          int[] touched = new int[n];
          return item -> {
            int count = 0;
            for (int e = byItem.starts()[item]; e < byItem.starts()[item + 1]; e++) {
              int user = byItem.column()[e];
              float weight = byItem.value()[e] * shares[user];
              for (int f = byUser.starts()[user]; f < byUser.starts()[user + 1]; f++) {
                int other = byUser.column()[f];
                if (sums[other] == 0) {
                  touched[count++] = other;
                }
                sums[other] += weight * byUser.value()[f];
              }
            }
            diagonal[item] = sums[item];
            sums[item] = 0;
            int[] kept = strongest(sums, touched, count, item, most);
            columns[item] = kept;
            values[item] = new float[kept.length];
            for (int i = 0; i < kept.length; i++) {
              values[item][i] = sums[kept[i]];
            }
            for (int i = 0; i < count; i++) {
              sums[touched[i]] = 0;
            }
          };
        });
    return new Cooccurrence(columns, values, diagonal);
  }

  /** The mean of the diagonal, 1 if there are no items. */
  double meanDiagonal() {
    double sum = 0;
    for (float value : diagonal) {
      sum += value;
    }
    return diagonal.length == 0 ? 1 : sum / diagonal.length;
  }

  /** What each user's pairs count. */
  private static float[] shares(SparseRows byUser, double exponent) {
    float[] shares = new float[byUser.rows()];
    for (int user = 0; user < shares.length; user++) {
      shares[user] = (float) Math.pow(Math.max(1, byUser.length(user)), -exponent);
    }
    return shares;
  }

  private static int[] strongest(float[] sums, int[] touched, int count, int item, int most) {
    int[] others = new int[Math.max(0, count)];
    int size = 0;
    for (int i = 0; i < count; i++) {
      if (touched[i] != item) {
        others[size++] = touched[i];
      }
    }
    int[] all = Arrays.copyOf(others, size);
    return Strongest.of(all, other -> sums[other], most);
  }
}
