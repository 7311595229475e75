package dev.souk.jobs.profiles;

import java.io.Serializable;
import java.time.Duration;

/**
 * How profiles are kept.
 *
 * @param halfLife after which an event counts half
 * @param items distinct items that a profile remembers; the least recent is forgotten first
 */
public record ProfileOptions(Duration halfLife, int items) implements Serializable {

  /** Half-life 90 days, 2000 items. */
  public static final ProfileOptions DEFAULT = new ProfileOptions(Duration.ofDays(90), 2000);

  /**
   * @throws IllegalArgumentException if {@code halfLife} is under a second or {@code items} is not
   *     1 to 100,000
   */
  public ProfileOptions {
    if (halfLife.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException("halfLife: " + halfLife + " (expected: PT1S or more)");
    }
    if (items < 1 || items > 100_000) {
      throw new IllegalArgumentException("items: " + items + " (expected: 1 to 100000)");
    }
  }

  /** The decay of weights. */
  public Decay decay() {
    return new Decay(halfLife.toMillis());
  }
}
