package dev.souk.jobs.profiles;

import java.io.Serializable;

/**
 * Exponential decay by event time, counted forward (Cormode et al. 2009): instead of letting old
 * weights shrink, new ones are put in larger, doubled for every half-life since 1970. Addends then
 * never change, and can be summed exactly and in any order. StrictMath, so that every machine gives
 * the same bits.
 *
 * @param halfLifeMillis after which a weight is half, 1 or more
 */
public record Decay(long halfLifeMillis) implements Serializable {

  /**
   * A time, and how much larger a weight of that time is than one of 1970: {@code growth}, 1 to 2,
   * times 2 to the power of {@code period}.
   *
   * @param millis the time, in milliseconds since 1970
   * @param period whole half-lives since 1970
   * @param growth for the rest
   */
  record Moment(long millis, long period, double growth) {}

  Moment at(long millis) {
    double rest = Math.floorMod(millis, halfLifeMillis) / (double) halfLifeMillis;
    return new Moment(
        millis, Math.floorDiv(millis, halfLifeMillis), rest == 0 ? 1 : StrictMath.pow(2, rest));
  }
}
