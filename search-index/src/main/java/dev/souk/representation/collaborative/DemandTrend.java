package dev.souk.representation.collaborative;

import java.time.Duration;

/**
 * How much more, or less, an item is wanted lately than its whole past says: a factor on its
 * collaborative scores. A model of all interactions ranks last season's goods as if they still
 * sold; this corrects it without forgetting what the past says about which items go together.
 *
 * <p>The factor of item i is {@code (d_i + s) / (g * c_i + s)}: {@code c_i} its interactions,
 * {@code d_i} the same with exponential decay, counted from the newest interaction of all, {@code
 * g} the shop's own ratio of the two, and {@code s} a prior that keeps rare items at 1. It is 1
 * everywhere if all interactions are of one time.
 *
 * @param halfLife what an interaction's weight halves in
 * @param prior {@code s}, in decayed interactions
 */
public record DemandTrend(Duration halfLife, double prior) {

  /**
   * One week covers the rhythm of a shop's week; measured on a real shop's log at five cuts of
   * time, 5 to 14 days are alike.
   */
  public static final DemandTrend DEFAULT = new DemandTrend(Duration.ofDays(7), 0.5);

  /**
   * @throws IllegalArgumentException if the half-life is under a minute or the prior is not
   *     positive and finite
   */
  public DemandTrend {
    if (halfLife.toMinutes() < 1) {
      throw new IllegalArgumentException("halfLife: " + halfLife + " (expected: a minute or more)");
    }
    if (!(prior > 0 && prior < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("prior: " + prior + " (expected: above 0, finite)");
    }
  }

  /** The factor of each item, above 0. */
  public float[] multipliers(Interactions interactions) {
    double[] decayed = new double[interactions.items()];
    int[] counts = new int[interactions.items()];
    int[] minutes = interactions.minutes();
    int[] column = interactions.byUser().column();
    int newest = Integer.MIN_VALUE;
    for (int minute : minutes) {
      newest = Math.max(newest, minute);
    }
    for (int e = 0; e < minutes.length; e++) {
      decayed[column[e]] += decayed(newest, minutes[e]);
      counts[column[e]]++;
    }
    return multipliers(decayed, counts);
  }

  /** What an interaction still counts, 0 to 1; both times in minutes. */
  double decayed(int newest, int minute) {
    return Math.exp(-Math.log(2) / halfLife.toMinutes() * ((double) newest - minute));
  }

  /**
   * The factor of each item, above 0.
   *
   * @param decayed {@code d}
   * @param counts {@code c}
   */
  public float[] multipliers(double[] decayed, int[] counts) {
    double total = 0;
    long count = 0;
    for (int i = 0; i < decayed.length; i++) {
      total += decayed[i];
      count += counts[i];
    }
    double share = count == 0 ? 1 : total / count;
    float[] multipliers = new float[decayed.length];
    for (int i = 0; i < multipliers.length; i++) {
      multipliers[i] = (float) ((decayed[i] + prior) / (share * counts[i] + prior));
    }
    return multipliers;
  }
}
