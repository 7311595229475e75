package dev.souk.kernels.core;

import dev.souk.kernels.FloatMatrix;
import dev.souk.kernels.RowMask;
import org.jspecify.annotations.Nullable;

/** The checks of what callers hand in: one place, so that every backend refuses the same. */
public final class Inputs {

  /**
   * The largest magnitude of a value. Products and sums of such values stay finite in float32 on
   * every device, so a score is never NaN and an ordering always exists.
   */
  public static final float MAX_MAGNITUDE = 1e15f;

  /** The largest result, {@code b * t}: what fits an array on every JVM. */
  static final int MAX_PLACES = Integer.MAX_VALUE - 8;

  private Inputs() {}

  /**
   * Checks what is to be loaded.
   *
   * @throws IllegalArgumentException if {@code bias} has not one value per item, or a value is NaN,
   *     infinite or larger than {@link #MAX_MAGNITUDE}
   */
  public static void checkItems(FloatMatrix items, float @Nullable [] bias) {
    if (bias != null) {
      if (bias.length != items.rows()) {
        throw new IllegalArgumentException(
            "bias.length: " + bias.length + " (expected: one per item, " + items.rows() + ")");
      }
      int bad = firstBad(bias);
      if (bad >= 0) {
        throw badValue("bias[" + bad + "]", bias[bad]);
      }
    }
    checkValues("items", items);
  }

  /**
   * Checks a request.
   *
   * @throws IllegalArgumentException if the queries are not {@code dims} wide, {@code t} is not
   *     positive, {@code queries.rows() * t} exceeds an array, the mask has sets for another number
   *     of queries, or a query value is NaN, infinite or larger than {@link #MAX_MAGNITUDE}
   */
  public static void checkRequest(FloatMatrix queries, int dims, int t, RowMask mask) {
    if (queries.cols() != dims) {
      throw new IllegalArgumentException(
          "queries.cols: " + queries.cols() + " (expected: the items' dimensions, " + dims + ")");
    }
    if (t < 1) {
      throw new IllegalArgumentException("t: " + t + " (expected: 1 or more)");
    }
    if ((long) queries.rows() * t > MAX_PLACES) {
      throw new IllegalArgumentException(
          "queries.rows * t: "
              + (long) queries.rows() * t
              + " (expected: at most "
              + MAX_PLACES
              + ")");
    }
    long @Nullable [] @Nullable [] perQuery = mask.perQuery();
    if (perQuery != null && perQuery.length != queries.rows()) {
      throw new IllegalArgumentException(
          "mask.perQuery.length: "
              + perQuery.length
              + " (expected: one set per query, "
              + queries.rows()
              + ")");
    }
    checkValues("queries", queries);
  }

  private static void checkValues(String name, FloatMatrix matrix) {
    int bad = firstBad(matrix.data());
    if (bad >= 0) {
      String place = name + "[" + bad / matrix.cols() + "][" + bad % matrix.cols() + "]";
      throw badValue(place, matrix.data()[bad]);
    }
  }

  private static int firstBad(float[] values) {
    for (int i = 0; i < values.length; i++) {
      if (!(Math.abs(values[i]) <= MAX_MAGNITUDE)) { // the negation also catches NaN
        return i;
      }
    }
    return -1;
  }

  private static IllegalArgumentException badValue(String place, float value) {
    return new IllegalArgumentException(
        place + ": " + value + " (expected: finite, magnitude at most " + MAX_MAGNITUDE + ")");
  }
}
