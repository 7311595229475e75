package dev.souk.retrieval.snapshot;

import java.util.Arrays;

/**
 * One number per item, with the items in its order. Immutable.
 *
 * <p>Normalised to 0 to 1 between a low quantile and the largest value: what is below the quantile
 * says nothing, and an outlier at the bottom moves nobody.
 */
public final class Column {

  /** Without a value for anybody. */
  static final Column NONE = new Column(new float[0], new int[0], 0, 0);

  private final float[] values;
  private final int[] best;
  private final double low;
  private final double high;

  private Column(float[] values, int[] best, double low, double high) {
    this.values = values;
    this.best = best;
    this.low = low;
    this.high = high;
  }

  /**
   * @param values by ordinal, negative infinity or NaN where there is none; not copied
   * @param quantile of the values that counts as 0, 0 to 1
   */
  static Column of(float[] values, double quantile) {
    long[] keys = new long[values.length];
    int count = 0;
    for (int ordinal = 0; ordinal < values.length; ordinal++) {
      if (Float.isFinite(values[ordinal])) {
        keys[count++] = (long) -sortable(values[ordinal]) << 32 | ordinal;
      }
    }
    if (count == 0) {
      return new Column(values, new int[0], 0, 0);
    }
    Arrays.sort(keys, 0, count);
    int[] best = new int[count];
    for (int i = 0; i < count; i++) {
      best[i] = (int) keys[i];
    }
    int low = (int) Math.floor((count - 1) * (1 - quantile));
    return new Column(values, best, values[best[low]], values[best[0]]);
  }

  /** An int that orders as the float does and whose negation does not overflow. */
  private static int sortable(float value) {
    int bits = Float.floatToIntBits(value == 0 ? 0f : value);
    return bits < 0 ? -(bits & Integer.MAX_VALUE) : bits;
  }

  /** The value of an item, negative infinity if it has none. */
  public double value(int ordinal) {
    return ordinal >= 0 && ordinal < values.length && !Float.isNaN(values[ordinal])
        ? values[ordinal]
        : Double.NEGATIVE_INFINITY;
  }

  /** Where a value lies between the low quantile (0) and the largest (1). */
  public double normalise(double value) {
    if (best.length == 0 || value == Double.NEGATIVE_INFINITY) {
      return 0;
    }
    return high == low ? 0.5 : Math.clamp((value - low) / (high - low), 0, 1);
  }

  /** How many items have a value. */
  public int size() {
    return best.length;
  }

  /** The ordinal at a place, 0 the largest. */
  public int best(int place) {
    return best[place];
  }
}
