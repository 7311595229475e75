package dev.souk.representation.ranking;

import java.util.Arrays;

/**
 * Features cut into at most 255 ranges, so that the best threshold of a split is found in one pass
 * over a histogram. A range ends between two values that occur, and holds about as many rows as the
 * others; NaN is in the lowest.
 */
final class FeatureBins {

  private static final int MOST = 255;

  /** By feature, then row. */
  private final byte[][] bins;

  /** By feature: above threshold {@code b} are the rows of bins above {@code b}. */
  private final float[][] thresholds;

  /** By feature: how many bins those before it have; at the end, all. */
  private final int[] offsets;

  FeatureBins(RankedLists lists) {
    int features = lists.features();
    int rows = lists.rows();
    bins = new byte[features][rows];
    thresholds = new float[features][];
    offsets = new int[features + 1];
    float[] column = new float[rows];
    for (int f = 0; f < features; f++) {
      for (int r = 0; r < rows; r++) {
        column[r] = lowest(lists.values()[r * features + f]);
      }
      float[] sorted = column.clone();
      Arrays.sort(sorted);
      float[] cuts = cuts(sorted);
      thresholds[f] = cuts;
      offsets[f + 1] = offsets[f] + cuts.length + 1;
      for (int r = 0; r < rows; r++) {
        bins[f][r] = (byte) bin(cuts, column[r]);
      }
    }
  }

  private static float lowest(float value) {
    return Float.isNaN(value) ? -Float.MAX_VALUE : value;
  }

  private static float[] cuts(float[] sorted) {
    int distinct = 0;
    for (int r = 1; r < sorted.length; r++) {
      distinct += sorted[r] == sorted[r - 1] ? 0 : 1;
    }
    float[] cuts = new float[Math.min(distinct, MOST - 1)];
    double each = distinct < MOST ? 0 : (double) sorted.length / MOST;
    int count = 0;
    for (int r = 1; r < sorted.length && count < cuts.length; r++) {
      if (sorted[r] != sorted[r - 1] && r >= (count + 1) * each) {
        float middle = (float) (sorted[r - 1] / 2.0 + sorted[r] / 2.0);
        // Between two neighbouring numbers there is none.
        cuts[count++] = middle < sorted[r] ? middle : sorted[r - 1];
      }
    }
    return Arrays.copyOf(cuts, count);
  }

  /** The number of thresholds below {@code value}. */
  private static int bin(float[] cuts, float value) {
    int low = 0;
    int high = cuts.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (value > cuts[middle]) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Bins of a feature, by row, as unsigned bytes; not to be changed. */
  byte[] of(int feature) {
    return bins[feature];
  }

  /** How many bins a feature has, 1 or more. */
  int count(int feature) {
    return thresholds[feature].length + 1;
  }

  /** What is above it is in a bin above {@code bin}. */
  float threshold(int feature, int bin) {
    return thresholds[feature][bin];
  }

  /** The bins of all features before this one. */
  int offset(int feature) {
    return offsets[feature];
  }

  /** The bins of all features. */
  int total() {
    return offsets[bins.length];
  }

  /** The features that tell rows apart. */
  int[] telling() {
    int[] telling = new int[bins.length];
    int count = 0;
    for (int f = 0; f < bins.length; f++) {
      if (count(f) > 1) {
        telling[count++] = f;
      }
    }
    return Arrays.copyOf(telling, count);
  }
}
