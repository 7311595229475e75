package dev.souk.retrieval.snapshot;

import java.util.Arrays;
import java.util.BitSet;

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
    BitSet all = new BitSet();
    all.set(0, values.length);
    return NONE.with(values, all, quantile);
  }

  /**
   * The column after some values changed: sorts those and merges them into the order of the rest,
   * which takes one pass over the order and no comparison of values that stayed.
   *
   * @param next by ordinal, as {@link #of} takes them; not copied
   * @param changed ordinals whose values may differ from this column's
   * @param quantile of the values that counts as 0, 0 to 1
   */
  Column with(float[] next, BitSet changed, double quantile) {
    long[] keys = new long[changed.cardinality()];
    int count = 0;
    for (int o = changed.nextSetBit(0); o >= 0; o = changed.nextSetBit(o + 1)) {
      if (Float.isFinite(next[o])) {
        keys[count++] = key(next[o], o);
      }
    }
    Arrays.sort(keys, 0, count);
    int[] merged = new int[best.length + count];
    int size = 0;
    int at = 0;
    for (int ordinal : best) {
      if (!changed.get(ordinal)) {
        while (at < count && keys[at] < key(next[ordinal], ordinal)) {
          merged[size++] = (int) keys[at++];
        }
        merged[size++] = ordinal;
      }
    }
    while (at < count) {
      merged[size++] = (int) keys[at++];
    }
    int[] order = size == merged.length ? merged : Arrays.copyOf(merged, size);
    if (size == 0) {
      return new Column(next, order, 0, 0);
    }
    int low = (int) Math.floor((size - 1) * (1 - quantile));
    return new Column(next, order, next[order[low]], next[order[0]]);
  }

  /** Larger values first, then smaller ordinals. */
  private static long key(float value, int ordinal) {
    return (long) -sortable(value) << 32 | ordinal;
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
