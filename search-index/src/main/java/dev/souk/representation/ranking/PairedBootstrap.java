package dev.souk.representation.ranking;

import java.util.Arrays;
import java.util.Random;

/**
 * How sure a difference is: the queries of a comparison are drawn anew, with replacement, a
 * thousand times (Efron and Tibshirani 1993; Sakai 2006). The same values give the same answer.
 */
public final class PairedBootstrap {

  private static final int DRAWS = 1000;
  private static final double TAIL = 0.025;
  private static final long SEED = 20_260_101;

  private PairedBootstrap() {}

  /**
   * The lower end of the interval of 95% around the mean of {@code values} less {@code than}.
   *
   * @param values by query; a pair of which one is NaN does not count
   * @param than by query, in the same order
   * @return 0 if there are fewer than two pairs
   */
  public static double low(double[] values, double[] than) {
    if (values.length != than.length) {
      throw new IllegalArgumentException(
          "than: " + than.length + " (expected: " + values.length + ", as many as values)");
    }
    double[] differences = new double[values.length];
    int count = 0;
    for (int q = 0; q < values.length; q++) {
      double difference = values[q] - than[q];
      if (!Double.isNaN(difference)) {
        differences[count++] = difference;
      }
    }
    if (count < 2) {
      return 0;
    }
    Random random = new Random(SEED);
    double[] means = new double[DRAWS];
    for (int draw = 0; draw < DRAWS; draw++) {
      double sum = 0;
      for (int q = 0; q < count; q++) {
        sum += differences[random.nextInt(count)];
      }
      means[draw] = sum / count;
    }
    Arrays.sort(means);
    return means[(int) (TAIL * DRAWS)];
  }
}
