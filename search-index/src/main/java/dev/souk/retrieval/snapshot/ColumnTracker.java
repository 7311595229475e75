package dev.souk.retrieval.snapshot;

import java.util.Arrays;
import java.util.BitSet;

/** One number per item as it changes, and columns of it. Not thread-safe. */
final class ColumnTracker {

  private final double quantile;
  private float[] values = new float[0];
  private final BitSet changed = new BitSet();
  private Column column = Column.NONE;

  /**
   * @param quantile of the values that counts as 0, 0 to 1
   */
  ColumnTracker(double quantile) {
    this.quantile = quantile;
  }

  void set(int ordinal, float value) {
    int old = values.length;
    if (ordinal >= old) {
      values = Arrays.copyOf(values, SignalTracker.grown(ordinal));
      Arrays.fill(values, old, values.length, Float.NEGATIVE_INFINITY);
    }
    if (Float.compare(values[ordinal], value) != 0) {
      values[ordinal] = value;
      changed.set(ordinal);
    }
  }

  /** The values now; the same column as before if none changed. */
  Column column() {
    if (!changed.isEmpty()) {
      column = column.with(values.clone(), changed, quantile);
      changed.clear();
    }
    return column;
  }
}
