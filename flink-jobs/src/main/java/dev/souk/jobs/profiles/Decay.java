package dev.souk.jobs.profiles;

/**
 * Exponential decay by event time. StrictMath, so that every machine gives the same bits.
 *
 * @param halfLifeMillis after which a weight is half
 */
public record Decay(double halfLifeMillis) {

  private static final double LN2 = StrictMath.log(2);

  /** What is left of 1 after {@code millis}; over 1 if negative. */
  double after(long millis) {
    return millis == 0 ? 1 : StrictMath.exp(-LN2 * millis / halfLifeMillis);
  }
}
