package dev.souk.cli.evaluation;

import java.util.Locale;

/** What the lines of a file of interactions say. */
enum DataFormat {
  /** {@code user item item ...} in no order: everything is of one time. */
  SETS,
  /** {@code user item item ...} in the order of time, a user per line. */
  SEQUENCES,
  /** {@code user item time}, time in seconds since 1970 or as ISO 8601. */
  EVENTS;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
