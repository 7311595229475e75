package dev.souk.kernels;

/**
 * A dense row-major float32 matrix; row {@code r} is {@code data[r * cols .. (r + 1) * cols)}.
 *
 * <p>The array is not copied: whoever hands it over must not change it afterwards.
 *
 * @param rows number of rows, 0 or more
 * @param cols number of columns, 1 or more
 * @param data {@code rows * cols} values
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data: shared by design, never compared
public record FloatMatrix(int rows, int cols, float[] data) {

  /**
   * @throws IllegalArgumentException if {@code rows} is negative, {@code cols} is not positive or
   *     {@code data} has not {@code rows * cols} values
   */
  public FloatMatrix {
    if (rows < 0) {
      throw new IllegalArgumentException("rows: " + rows + " (expected: 0 or more)");
    }
    if (cols < 1) {
      throw new IllegalArgumentException("cols: " + cols + " (expected: 1 or more)");
    }
    if (data.length != (long) rows * cols) {
      throw new IllegalArgumentException(
          "data.length: " + data.length + " (expected: rows * cols = " + (long) rows * cols + ")");
    }
  }

  /** A matrix of one row. */
  public static FloatMatrix ofRow(float[] row) {
    return new FloatMatrix(1, row.length, row);
  }

  /** The value at row {@code r} and column {@code c}; not bounds-checked beyond the array's own. */
  public float get(int r, int c) {
    return data[r * cols + c];
  }

  /** A copy of row {@code r}. */
  public float[] row(int r) {
    return java.util.Arrays.copyOfRange(data, r * cols, (r + 1) * cols);
  }
}
