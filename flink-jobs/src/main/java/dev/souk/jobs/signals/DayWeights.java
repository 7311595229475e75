package dev.souk.jobs.signals;

import java.util.Arrays;

/** Sums of event weights by day, sorted by day. Whole numbers: order of addition is no matter. */
public final class DayWeights {

  private int size;
  private int[] days = new int[4];
  private long[] weights = new long[4];

  /** How many days have a weight. */
  public int size() {
    return size;
  }

  /** A day, since 1970. */
  public int day(int i) {
    return days[i];
  }

  /** The weight of a day. */
  public long weight(int i) {
    return weights[i];
  }

  /** Adds a weight. */
  public void add(int day, long weight) {
    // Mostly the last day, or one after it.
    int at = size > 0 && days[size - 1] == day ? size - 1 : Arrays.binarySearch(days, 0, size, day);
    if (at >= 0) {
      weights[at] += weight;
      return;
    }
    int place = -at - 1;
    if (size == days.length) {
      days = Arrays.copyOf(days, size * 2);
      weights = Arrays.copyOf(weights, size * 2);
    }
    System.arraycopy(days, place, days, place + 1, size - place);
    System.arraycopy(weights, place, weights, place + 1, size - place);
    days[place] = day;
    weights[place] = weight;
    size++;
  }

  /**
   * The base-2 logarithm of the sum of weights, each doubled for every half-life between 1970 and
   * its day; negative infinity if there is nothing, or more was taken back than given.
   */
  public double popularity(int halfLifeDays) {
    if (size == 0) {
      return Double.NEGATIVE_INFINITY;
    }
    // As of the newest day first, lest the sum overflow; the landmark comes in as a logarithm.
    int newest = days[size - 1];
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += weights[i] * StrictMath.pow(2, (days[i] - newest) / (double) halfLifeDays);
    }
    return sum <= 0
        ? Double.NEGATIVE_INFINITY
        : newest / (double) halfLifeDays + StrictMath.log(sum) / StrictMath.log(2);
  }
}
