package dev.souk.representation.collaborative;

import dev.souk.kernels.DenseProducts;
import dev.souk.kernels.FloatMatrix;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * {@code Q'Q} of factors. Short sums are of single precision, everything above of double; whole
 * sides are summed as {@link Stripes} say.
 */
final class Gramian {

  private static final int BLOCK = 128;

  private Gramian() {}

  /** Full and symmetric, row-major k × k. */
  static double[] of(FloatMatrix q, Stripes stripes, DenseProducts products) {
    SideSums sums =
        new SideSums(q.data(), q.cols(), q.cols(), stripes, products, AlsLoss.NOT_ASKED);
    return mirrored(sums.node(Stripes.COUNT, 0).upper(), q.cols());
  }

  /** Of few rows, in their order. Full and symmetric, row-major k × k. */
  static double[] of(FloatMatrix q, DenseProducts products) {
    int[] order = IntStream.range(0, q.rows()).toArray();
    return mirrored(upper(q.data(), q.cols(), q.cols(), order, 0, q.rows(), products), q.cols());
  }

  /**
   * Of some rows.
   *
   * @param data all factors, {@code sourceStride} apart
   * @param columns dimensions of a factor
   * @param order rows, of which those from {@code from} to before {@code to} are meant
   * @return k × k, 0 below the diagonal
   */
  static double[] upper(
      float[] data,
      int sourceStride,
      int columns,
      int[] order,
      int from,
      int to,
      DenseProducts products) {
    int stride = products.stride(columns);
    float[] panel = new float[BLOCK * stride];
    float[] block = new float[stride * stride];
    double[] sum = new double[columns * columns];
    for (int begin = from; begin < to; begin += BLOCK) {
      int count = Math.min(BLOCK, to - begin);
      for (int r = 0; r < count; r++) {
        System.arraycopy(data, order[begin + r] * sourceStride, panel, r * stride, columns);
      }
      Arrays.fill(block, 0);
      products.addGram(panel, 0, count, columns, stride, block);
      for (int i = 0; i < columns; i++) {
        for (int c = i; c < columns; c++) {
          sum[i * columns + c] += block[i * stride + c];
        }
      }
    }
    return sum;
  }

  /** The upper triangle copied below the diagonal, in place. */
  static double[] mirrored(double[] upper, int k) {
    for (int i = 0; i < k; i++) {
      for (int c = 0; c < i; c++) {
        upper[i * k + c] = upper[c * k + i];
      }
    }
    return upper;
  }
}
