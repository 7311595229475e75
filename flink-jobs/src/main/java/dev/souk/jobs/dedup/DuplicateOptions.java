package dev.souk.jobs.dedup;

import java.io.Serializable;
import java.time.Duration;

/**
 * How long ids of events are remembered.
 *
 * @param window how far behind its shopper's newest event, by event time, an event may be and still
 *     be recognised if it was received before; for guests, how long by the clock
 */
public record DuplicateOptions(Duration window) implements Serializable {

  /** The shortest window. */
  public static final Duration LEAST_WINDOW = Duration.ofSeconds(1);

  /** The longest window. */
  public static final Duration MOST_WINDOW = Duration.ofDays(3650);

  /** Seven days. */
  public static final DuplicateOptions DEFAULT = new DuplicateOptions(Duration.ofDays(7));

  /**
   * @throws IllegalArgumentException if {@code window} is not one second to 3650 days
   */
  public DuplicateOptions {
    if (window.compareTo(LEAST_WINDOW) < 0 || window.compareTo(MOST_WINDOW) > 0) {
      throw new IllegalArgumentException(
          "window: %s (expected: %s to %s)".formatted(window, LEAST_WINDOW, MOST_WINDOW));
    }
  }
}
