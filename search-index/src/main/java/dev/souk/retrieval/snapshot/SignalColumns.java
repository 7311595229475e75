package dev.souk.retrieval.snapshot;

/**
 * What all shoppers say of the items.
 *
 * @param popularity decayed, as a base-2 logarithm
 * @param trend above the median is rising
 */
public record SignalColumns(Column popularity, Column trend) {

  private static final double LOWEST_TENTH = 0.1;
  private static final double MEDIAN = 0.5;

  /** While there are no signals. */
  static final SignalColumns NONE = new SignalColumns(Column.NONE, Column.NONE);

  static SignalColumns of(float[] popularity, float[] trend) {
    return new SignalColumns(Column.of(popularity, LOWEST_TENTH), Column.of(trend, MEDIAN));
  }
}
