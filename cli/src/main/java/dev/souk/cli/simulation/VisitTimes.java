package dev.souk.cli.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * When visits begin: evenly over the days of a period, more in the evening of the shopper's zone.
 */
final class VisitTimes {

  /** Visits by hour of the day, compared with the busiest hour. */
  private static final double[] BUSY = {
    0.20, 0.10, 0.05, 0.05, 0.05, 0.10, 0.15, 0.25, 0.35, 0.40, 0.45, 0.45,
    0.55, 0.50, 0.40, 0.40, 0.40, 0.45, 0.55, 0.75, 0.95, 1.00, 0.80, 0.45
  };

  /** Time for the longest visit, so that none reaches past the end. */
  private static final Duration LONGEST = Duration.ofHours(6);

  private final Instant begin;
  private final long seconds;

  VisitTimes(Instant begin, Instant end) {
    this.begin = begin;
    this.seconds = Duration.between(begin, end).minus(LONGEST).toSeconds();
  }

  /** Draws until the hour is accepted with its share, so that every draw is within the period. */
  Instant draw(String language, Draws draws) {
    ZoneId zone = ZoneId.of(language.startsWith("zh") ? "Asia/Shanghai" : "America/New_York");
    while (true) {
      Instant time = begin.plusSeconds((long) draws.upTo((double) seconds));
      if (draws.chance(BUSY[time.atZone(zone).getHour()])) {
        return time;
      }
    }
  }
}
