package dev.souk.view;

import java.time.Duration;

/**
 * What is kept of a view's past.
 *
 * @param snapshots how many of the newest snapshots of a generation are kept, 1 or more
 * @param superseded how long any snapshot is kept after a newer one replaced it, however many there
 *     are: a reader that has read a manifest has this long to open its files
 * @param orphanAge how old a stored file that no manifest names must be to be deleted; longer than
 *     any checkpoint takes, for its files are stored before their manifest
 * @param generations how many generations that were served before the present one are kept, to go
 *     back to
 */
public record RetentionPolicy(
    int snapshots, Duration superseded, Duration orphanAge, int generations) {

  /** Four snapshots, half a minute, an hour, two generations. */
  public static final RetentionPolicy DEFAULT =
      new RetentionPolicy(4, Duration.ofSeconds(30), Duration.ofHours(1), 2);

  /**
   * @throws IllegalArgumentException if a value is out of range
   */
  public RetentionPolicy {
    if (snapshots < 1) {
      throw new IllegalArgumentException("snapshots: " + snapshots + " (expected: 1 or more)");
    }
    if (superseded.isNegative()) {
      throw new IllegalArgumentException("superseded: " + superseded + " (expected: 0 or more)");
    }
    if (orphanAge.isNegative()) {
      throw new IllegalArgumentException("orphanAge: " + orphanAge + " (expected: 0 or more)");
    }
    if (generations < 0) {
      throw new IllegalArgumentException("generations: " + generations + " (expected: 0 or more)");
    }
  }
}
