package dev.souk.retrieval.snapshot;

/**
 * What of the items changes often.
 *
 * @param popularity decayed, as a base-2 logarithm
 * @param trend above the median is rising
 * @param offers price and stock
 */
public record SignalColumns(Column popularity, Column trend, OfferColumn offers) {

  /** While there are no signals. */
  static final SignalColumns NONE = new SignalColumns(Column.NONE, Column.NONE, OfferColumn.NONE);
}
