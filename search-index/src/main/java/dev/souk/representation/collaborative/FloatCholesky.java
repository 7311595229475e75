package dev.souk.representation.collaborative;

import dev.souk.kernels.Backends;
import dev.souk.kernels.DenseProducts;
import dev.souk.kernels.DenseProducts.Block;
import java.util.Arrays;

/**
 * Columns of the inverse of a large symmetric positive definite matrix, in single precision:
 * Cholesky {@code A = LL'} in blocks of 64, so that nearly all the work is products of blocks that
 * stay in the cache, done by one kernel with its accumulators in registers. Rounding errors are far
 * below what regularised counts carry.
 *
 * <p>The order of a system is rounded up to whole blocks; rows added have 1 on the diagonal and 0
 * elsewhere. Holds scratch space; not thread-safe.
 */
final class FloatCholesky {

  /** Rows and columns of a block, and columns of the inverse that are computed at once. */
  static final int BLOCK = DenseProducts.BLOCK;

  private final DenseProducts products = Backends.products();
  private final float[] a;
  private final float[] columns;
  private final float[] transposed = new float[BLOCK * BLOCK];
  private int n;

  /**
   * @param most the largest order, 1 or more
   */
  FloatCholesky(int most) {
    int order = padded(most);
    a = new float[Math.multiplyExact(order, order)];
    columns = new float[order * BLOCK];
  }

  /** {@code size} rounded up to whole blocks. */
  static int padded(int size) {
    return (size + BLOCK - 1) / BLOCK * BLOCK;
  }

  /**
   * Starts a new system, all zero.
   *
   * @param size its order, at most what there is room for
   * @return the matrix to fill, row-major with {@link #padded} columns; only the lower triangle
   *     (column ≤ row) is read
   */
  float[] begin(int size) {
    n = padded(size);
    Arrays.fill(a, 0, n * n, 0);
    for (int i = size; i < n; i++) {
      a[i * n + i] = 1;
    }
    return a;
  }

  /**
   * Factors the matrix in place.
   *
   * @return whether it was positive definite; if not, it is destroyed
   */
  boolean factor() {
    for (int k = 0; k < n; k += BLOCK) {
      if (!factorDiagonal(k)) {
        return false;
      }
      for (int i = k + BLOCK; i < n; i++) {
        solveRow(k, i);
      }
      for (int j = k + BLOCK; j < n; j += BLOCK) {
        transpose(k, j);
        for (int i = j; i < n; i += BLOCK) {
          products.subtract(
              new Block(a, i * n + j, n, 1),
              new Block(a, i * n + k, n, 1),
              new Block(transposed, 0, BLOCK, 1),
              BLOCK);
        }
      }
    }
    return true;
  }

  /**
   * 64 columns of the inverse, after {@link #factor}.
   *
   * @param first the first of them, a multiple of 64
   * @return padded order × 64, row-major; good until the next call
   */
  float[] inverseColumns(int first) {
    Arrays.fill(columns, 0, n * BLOCK, 0);
    for (int c = 0; c < BLOCK; c++) {
      columns[(first + c) * BLOCK + c] = 1;
    }
    // Above the first of the columns, the solution of Ly = e is zero.
    for (int k = first; k < n; k += BLOCK) {
      products.subtract(
          new Block(columns, k * BLOCK, BLOCK, 1),
          new Block(a, k * n + first, n, 1),
          new Block(columns, first * BLOCK, BLOCK, 1),
          k - first);
      forward(k);
    }
    for (int k = n - BLOCK; k >= 0; k -= BLOCK) {
      int below = k + BLOCK;
      products.subtract(
          new Block(columns, k * BLOCK, BLOCK, 1),
          new Block(a, below * n + k, 1, n),
          new Block(columns, below * BLOCK, BLOCK, 1),
          n - below);
      backward(k);
    }
    return columns;
  }

  private boolean factorDiagonal(int k) {
    for (int i = k; i < k + BLOCK; i++) {
      for (int j = k; j <= i; j++) {
        float sum = a[i * n + j];
        for (int p = k; p < j; p++) {
          sum -= a[i * n + p] * a[j * n + p];
        }
        if (i > j) {
          a[i * n + j] = sum / a[j * n + j];
        } else if (sum > 0 && sum < Float.POSITIVE_INFINITY) {
          a[i * n + i] = (float) Math.sqrt(sum);
        } else {
          return false;
        }
      }
    }
    // So that rows are solved along the block's rows, which the compiler makes vectors of.
    transpose(k, k);
    return true;
  }

  /** Solves {@code x L' = row} for the part of a row that is below a diagonal block. */
  private void solveRow(int k, int i) {
    int at = i * n + k;
    for (int p = 0; p < BLOCK; p++) {
      float x = a[at + p] / transposed[p * BLOCK + p];
      a[at + p] = x;
      for (int j = p + 1; j < BLOCK; j++) {
        a[at + j] -= x * transposed[p * BLOCK + j];
      }
    }
  }

  /** Puts the block at row {@code j}, column {@code k} aside, transposed. */
  private void transpose(int k, int j) {
    for (int r = 0; r < BLOCK; r++) {
      for (int c = 0; c < BLOCK; c++) {
        transposed[c * BLOCK + r] = a[(j + r) * n + k + c];
      }
    }
  }

  private void forward(int k) {
    for (int i = k; i < k + BLOCK; i++) {
      for (int p = k; p < i; p++) {
        addRow(i, -a[i * n + p], p);
      }
      scaleRow(i, 1 / a[i * n + i]);
    }
  }

  private void backward(int k) {
    for (int i = k + BLOCK - 1; i >= k; i--) {
      for (int p = i + 1; p < k + BLOCK; p++) {
        addRow(i, -a[p * n + i], p);
      }
      scaleRow(i, 1 / a[i * n + i]);
    }
  }

  private void addRow(int to, float factor, int from) {
    for (int c = 0; c < BLOCK; c++) {
      columns[to * BLOCK + c] += factor * columns[from * BLOCK + c];
    }
  }

  private void scaleRow(int row, float factor) {
    for (int c = 0; c < BLOCK; c++) {
      columns[row * BLOCK + c] *= factor;
    }
  }
}
