package dev.souk.representation.collaborative;

import dev.souk.kernels.DenseProducts;
import dev.souk.kernels.FloatMatrix;

/**
 * Factors as {@link DenseProducts} want them: each row filled up with zeros to {@code stride}, and
 * the rows to a multiple of {@link DenseProducts#ROWS}.
 *
 * @param rows of factors
 * @param columns dimensions of a factor
 * @param stride floats from one row to the next
 * @param data the values
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data: shared by design, never compared
record PaddedRows(int rows, int columns, int stride, float[] data) {

  /** All zero. */
  static PaddedRows zeros(int rows, int columns, DenseProducts products) {
    int stride = products.stride(columns);
    return new PaddedRows(
        rows, columns, stride, new float[Math.multiplyExact(padded(rows), stride)]);
  }

  /** {@code rows} rounded up to what is multiplied at once. */
  static int padded(int rows) {
    return (rows + DenseProducts.ROWS - 1) / DenseProducts.ROWS * DenseProducts.ROWS;
  }

  /** A copy without the filling. */
  FloatMatrix unpadded() {
    float[] values = new float[rows * columns];
    for (int r = 0; r < rows; r++) {
      System.arraycopy(data, r * stride, values, r * columns, columns);
    }
    return new FloatMatrix(rows, columns, values);
  }
}
