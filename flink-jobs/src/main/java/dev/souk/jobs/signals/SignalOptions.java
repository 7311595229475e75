package dev.souk.jobs.signals;

import java.io.Serializable;

/**
 * How popularity decays.
 *
 * @param popularityDays half-life of popularity in days
 * @param trendDays the shorter half-life that trend compares with it
 */
public record SignalOptions(int popularityDays, int trendDays) implements Serializable {

  /** 90 days and 7 days. */
  public static final SignalOptions DEFAULT = new SignalOptions(90, 7);

  /**
   * @throws IllegalArgumentException unless 1 ≤ {@code trendDays} < {@code popularityDays} ≤ 3650
   */
  public SignalOptions {
    if (trendDays < 1 || trendDays >= popularityDays || popularityDays > 3650) {
      throw new IllegalArgumentException(
          "popularityDays %d, trendDays %d (expected: 1 <= trendDays < popularityDays <= 3650)"
              .formatted(popularityDays, trendDays));
    }
  }
}
