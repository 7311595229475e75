package dev.souk.representation.ranking;

import java.util.Arrays;

/**
 * Normalised discounted cumulative gain (Järvelin and Kekäläinen 2002): gain 2^grade − 1, discount
 * log2(1 + rank), of the first so many places.
 */
public final class Ndcg {

  private static final double[] DISCOUNTS = discounts(1024);
  private static final double LOG_2 = StrictMath.log(2);

  private Ndcg() {}

  private static double[] discounts(int count) {
    double[] discounts = new double[count];
    for (int place = 0; place < count; place++) {
      discounts[place] = StrictMath.log(2) / StrictMath.log(place + 2.0);
    }
    return discounts;
  }

  /** What a gain counts at a place, counted from 0. */
  static double discount(int place) {
    return place < DISCOUNTS.length ? DISCOUNTS[place] : LOG_2 / StrictMath.log(place + 2.0);
  }

  static double gain(int grade) {
    return (1 << grade) - 1;
  }

  /** The gain of the best order of these grades, discounted; 0 if none is relevant. */
  static double ideal(byte[] grades, int from, int to, int places) {
    byte[] sorted = Arrays.copyOfRange(grades, from, to);
    Arrays.sort(sorted);
    double sum = 0;
    for (int place = 0; place < Math.min(places, sorted.length); place++) {
      sum += gain(sorted[sorted.length - 1 - place]) * discount(place);
    }
    return sum;
  }

  /**
   * Of each list, when its rows are ordered by {@code scores}, equal ones as they stand; NaN of a
   * list in which nothing is relevant.
   *
   * @param places that count, 1 or more
   */
  public static double[] each(RankedLists lists, double[] scores, int places) {
    double[] values = new double[lists.lists()];
    int[] order = new int[0];
    for (int l = 0; l < values.length; l++) {
      int from = lists.starts()[l];
      int to = lists.starts()[l + 1];
      double ideal = ideal(lists.grades(), from, to, places);
      order = ScoreOrder.of(scores, from, to, order);
      double sum = 0;
      for (int place = 0; place < Math.min(places, to - from); place++) {
        sum += gain(lists.grades()[order[place]]) * discount(place);
      }
      values[l] = ideal == 0 ? Double.NaN : sum / ideal;
    }
    return values;
  }

  /** The mean of those that are numbers; 0 if none is. */
  public static double mean(double[] values) {
    double sum = 0;
    int count = 0;
    for (double value : values) {
      if (!Double.isNaN(value)) {
        sum += value;
        count++;
      }
    }
    return count == 0 ? 0 : sum / count;
  }
}
