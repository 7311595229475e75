package dev.souk.retrieval.suggest;

import dev.souk.retrieval.snapshot.Column;
import dev.souk.retrieval.snapshot.FilterBits;
import dev.souk.retrieval.snapshot.ItemsFrame;
import dev.souk.retrieval.snapshot.ShopState;
import dev.souk.view.schema.CompletionFields;
import java.io.IOException;

/**
 * The categories and brands that may be suggested.
 *
 * @param items of which
 * @param found how many of these may be shown; it changes when one expires
 * @param popularity by which they are in order
 * @param made by {@link System#nanoTime}
 */
record ValueIndexes(
    ItemsFrame items, int found, Column popularity, long made, Values categories, Values brands) {

  /** While shoppers come and go the order may be a little older than what is suggested. */
  private static final long FRESH_NANOS = 10_000_000_000L;

  static ValueIndexes of(ShopState state, FilterBits found, long now) throws IOException {
    return new ValueIndexes(
        state.items(),
        found.cardinality(),
        state.signals().popularity(),
        now,
        Values.of(state, found, CompletionFields.CATEGORY),
        Values.of(state, found, CompletionFields.BRAND));
  }

  /** Whether this is what {@link #of} would say, but for what became popular just now. */
  boolean fits(ShopState state, FilterBits shown, long now) {
    return items == state.items()
        && found == shown.cardinality()
        && (popularity == state.signals().popularity() || now - made < FRESH_NANOS);
  }
}
