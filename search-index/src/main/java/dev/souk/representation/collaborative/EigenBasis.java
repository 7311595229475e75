package dev.souk.representation.collaborative;

import dev.souk.kernels.DenseProducts;

/**
 * The directions in which a side's Gramian {@code Q'Q = V diag(d) V'} is diagonal. In that basis
 * {@code α₀Q'Q + r·I} is diagonal for every row's own {@code r}, which is what makes {@link
 * RowStep} cheap. Immutable.
 */
final class EigenBasis {

  private final int k;
  private final DenseProducts products;
  private final double[] values;
  private final double[] vectors;
  private final float[] rotation;

  private EigenBasis(TridiagonalEigen eigen, int k, DenseProducts products) {
    this.k = k;
    this.products = products;
    this.values = eigen.values();
    this.vectors = eigen.vectors();
    int stride = products.stride(k);
    this.rotation = new float[stride * stride];
    for (int i = 0; i < k; i++) {
      // A sum of squares: below 0 only by rounding.
      values[i] = Math.max(0, values[i]);
      for (int c = 0; c < k; c++) {
        rotation[c * stride + i] = (float) vectors[i * k + c];
      }
    }
  }

  /**
   * @param gramian k × k, full
   * @throws ArithmeticException if a value is not finite
   */
  static EigenBasis of(double[] gramian, int k, DenseProducts products) {
    return new EigenBasis(TridiagonalEigen.of(gramian, k), k, products);
  }

  /** Eigenvalue {@code i}, 0 or more. */
  double value(int i) {
    return values[i];
  }

  /**
   * {@code out = rows · V}.
   *
   * @param rows a multiple of {@link DenseProducts#ROWS}
   */
  void rotate(float[] in, int from, int rows, float[] out) {
    products.multiply(in, from, rows, products.stride(k), rotation, out);
  }

  /** {@code V x}: the way back, of one row. */
  float[] back(float[] rotated) {
    double[] sum = new double[k];
    for (int i = 0; i < k; i++) {
      double factor = rotated[i];
      for (int c = 0; c < k; c++) {
        sum[c] += factor * vectors[i * k + c];
      }
    }
    float[] x = new float[k];
    for (int c = 0; c < k; c++) {
      x[c] = (float) sum[c];
    }
    return x;
  }
}
