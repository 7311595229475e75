package dev.souk.representation.collaborative;

import dev.souk.kernels.DenseProducts;
import dev.souk.kernels.FloatMatrix;
import dev.souk.kernels.scalar.ScalarProducts;

/**
 * {@code Q'Q} of factors. The rows are cut into the same few stripes whatever the number of
 * threads; in a stripe short sums are of single precision, everything above of double.
 */
final class Gramian {

  private static final int STRIPES = 16;
  private static final int BLOCK = 128;

  private final float[] data;
  private final int rows;
  private final int columns;
  private final int sourceStride;
  private final DenseProducts products;
  private final double[][] sums = new double[STRIPES][];

  private Gramian(float[] data, int rows, int columns, int stride, DenseProducts products) {
    this.data = data;
    this.rows = rows;
    this.columns = columns;
    this.sourceStride = stride;
    this.products = products;
  }

  /** Full and symmetric, row-major k × k; in plain Java. */
  static double[] of(FloatMatrix q) {
    return of(q, new ScalarProducts());
  }

  static double[] of(FloatMatrix q, DenseProducts products) {
    Gramian gramian = new Gramian(q.data(), q.rows(), q.cols(), q.cols(), products);
    for (int stripe = 0; stripe < STRIPES; stripe++) {
      gramian.sum(stripe);
    }
    return gramian.total();
  }

  /** The same by many threads, to the bit. */
  static double[] of(PaddedRows q, DenseProducts products, ParallelRows parallel) {
    Gramian gramian = new Gramian(q.data(), q.rows(), q.columns(), q.stride(), products);
    parallel.run(STRIPES, 1, () -> gramian::sum);
    return gramian.total();
  }

  private void sum(int stripe) {
    int from = (int) ((long) rows * stripe / STRIPES);
    int to = (int) ((long) rows * (stripe + 1) / STRIPES);
    int stride = products.stride(columns);
    float[] panel = new float[BLOCK * stride];
    float[] block = new float[stride * stride];
    double[] sum = new double[columns * columns];
    for (int begin = from; begin < to; begin += BLOCK) {
      int count = Math.min(BLOCK, to - begin);
      for (int r = 0; r < count; r++) {
        System.arraycopy(data, (begin + r) * sourceStride, panel, r * stride, columns);
      }
      java.util.Arrays.fill(block, 0);
      products.addGram(panel, 0, count, columns, stride, block);
      for (int i = 0; i < columns; i++) {
        for (int c = i; c < columns; c++) {
          sum[i * columns + c] += block[i * stride + c];
        }
      }
    }
    sums[stripe] = sum;
  }

  private double[] total() {
    double[] total = new double[columns * columns];
    for (double[] sum : sums) {
      for (int i = 0; i < total.length; i++) {
        total[i] += sum[i];
      }
    }
    for (int i = 0; i < columns; i++) {
      for (int c = 0; c < i; c++) {
        total[i * columns + c] = total[c * columns + i];
      }
    }
    return total;
  }
}
