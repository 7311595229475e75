package dev.souk.cli.chaos.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;

/**
 * When the things that lines tell of happened: thirty days in all, in disorder. Most lines are a
 * little out of order, some are days late but still within the window in which duplicates are
 * recognised, and a few are from before it.
 *
 * @param lines of the run
 */
record LineTimes(long lines) {

  static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration SPAN = Duration.ofDays(30);

  private static final long MINUTE = Duration.ofMinutes(1).toMillis();
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final long DAY = Duration.ofDays(1).toMillis();

  /** The time of line {@code number}. */
  Instant of(long number, SplittableRandom random) {
    long due = (long) ((double) number / lines * SPAN.toMillis());
    int percent = random.nextInt(100);
    long shift;
    if (percent < 70) {
      shift = random.nextLong(-5 * MINUTE, 5 * MINUTE);
    } else if (percent < 88) {
      shift = -random.nextLong(2 * HOUR);
    } else if (percent < 96) {
      shift = -random.nextLong(6 * DAY);
    } else if (percent < 99) {
      shift = -random.nextLong(8 * DAY, 20 * DAY);
    } else {
      shift = random.nextLong(HOUR);
    }
    return BEGIN.plusMillis(due + shift);
  }
}
