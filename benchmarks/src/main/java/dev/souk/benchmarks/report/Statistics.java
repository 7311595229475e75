package dev.souk.benchmarks.report;

import java.util.Arrays;

/** Of measured values. */
public final class Statistics {

  private Statistics() {}

  /** The middle one, or the mean of the middle two. */
  public static double median(double[] values) {
    double[] sorted = sorted(values);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /**
   * The smallest value that at least a share of the values does not exceed (nearest rank).
   *
   * @param share over 0, at most 1
   */
  public static double percentile(double[] values, double share) {
    double[] sorted = sorted(values);
    return sorted[(int) Math.ceil(share * sorted.length) - 1];
  }

  private static double[] sorted(double[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("values: none (expected: at least one)");
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted;
  }
}
