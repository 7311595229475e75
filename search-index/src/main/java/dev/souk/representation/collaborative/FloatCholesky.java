package dev.souk.representation.collaborative;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

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
  static final int BLOCK = 64;

  private static final VectorSpecies<Float> SPECIES =
      FloatVector.SPECIES_PREFERRED.length() <= 16
          ? FloatVector.SPECIES_PREFERRED
          : FloatVector.SPECIES_512;
  private static final int LANES = SPECIES.length();

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
          subtract(a, i * n + j, n, BLOCK, a, i * n + k, n, 1, transposed, 0, BLOCK);
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
      subtract(
          columns,
          k * BLOCK,
          BLOCK,
          k - first,
          a,
          k * n + first,
          n,
          1,
          columns,
          first * BLOCK,
          BLOCK);
      forward(k);
    }
    for (int k = n - BLOCK; k >= 0; k -= BLOCK) {
      int below = k + BLOCK;
      subtract(
          columns,
          k * BLOCK,
          BLOCK,
          n - below,
          a,
          below * n + k,
          1,
          n,
          columns,
          below * BLOCK,
          BLOCK);
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

  /**
   * {@code C -= A·B}, C 64 × 64: A's element of row r and step p is at {@code atA + r·rowA +
   * p·stepA}, B's rows are {@code rowB} apart. Four rows by two vectors are kept in registers.
   */
  private static void subtract(
      float[] c,
      int atC,
      int rowC,
      int steps,
      float[] a,
      int atA,
      int rowA,
      int stepA,
      float[] b,
      int atB,
      int rowB) {
    for (int r = 0; r < BLOCK; r += 4) {
      for (int v = 0; v < BLOCK; v += 2 * LANES) {
        int c0 = atC + r * rowC + v;
        int c1 = c0 + rowC;
        int c2 = c1 + rowC;
        int c3 = c2 + rowC;
        FloatVector s00 = FloatVector.zero(SPECIES);
        FloatVector s01 = s00;
        FloatVector s10 = s00;
        FloatVector s11 = s00;
        FloatVector s20 = s00;
        FloatVector s21 = s00;
        FloatVector s30 = s00;
        FloatVector s31 = s00;
        int a0 = atA + r * rowA;
        int a1 = a0 + rowA;
        int a2 = a1 + rowA;
        int a3 = a2 + rowA;
        int from = atB + v;
        for (int p = 0; p < steps; p++) {
          FloatVector b0 = FloatVector.fromArray(SPECIES, b, from);
          FloatVector b1 = FloatVector.fromArray(SPECIES, b, from + LANES);
          FloatVector f0 = FloatVector.broadcast(SPECIES, a[a0]);
          FloatVector f1 = FloatVector.broadcast(SPECIES, a[a1]);
          FloatVector f2 = FloatVector.broadcast(SPECIES, a[a2]);
          FloatVector f3 = FloatVector.broadcast(SPECIES, a[a3]);
          s00 = f0.fma(b0, s00);
          s01 = f0.fma(b1, s01);
          s10 = f1.fma(b0, s10);
          s11 = f1.fma(b1, s11);
          s20 = f2.fma(b0, s20);
          s21 = f2.fma(b1, s21);
          s30 = f3.fma(b0, s30);
          s31 = f3.fma(b1, s31);
          a0 += stepA;
          a1 += stepA;
          a2 += stepA;
          a3 += stepA;
          from += rowB;
        }
        FloatVector.fromArray(SPECIES, c, c0).sub(s00).intoArray(c, c0);
        FloatVector.fromArray(SPECIES, c, c0 + LANES).sub(s01).intoArray(c, c0 + LANES);
        FloatVector.fromArray(SPECIES, c, c1).sub(s10).intoArray(c, c1);
        FloatVector.fromArray(SPECIES, c, c1 + LANES).sub(s11).intoArray(c, c1 + LANES);
        FloatVector.fromArray(SPECIES, c, c2).sub(s20).intoArray(c, c2);
        FloatVector.fromArray(SPECIES, c, c2 + LANES).sub(s21).intoArray(c, c2 + LANES);
        FloatVector.fromArray(SPECIES, c, c3).sub(s30).intoArray(c, c3);
        FloatVector.fromArray(SPECIES, c, c3 + LANES).sub(s31).intoArray(c, c3 + LANES);
      }
    }
  }
}
