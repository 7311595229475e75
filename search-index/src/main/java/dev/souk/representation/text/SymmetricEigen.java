package dev.souk.representation.text;

import java.util.Arrays;
import java.util.Comparator;

/**
 * The eigenvalues and eigenvectors of a small symmetric matrix, by cyclic Jacobi rotations (Golub
 * and Van Loan, Matrix Computations, 8.5). Largest eigenvalue first.
 */
final class SymmetricEigen {

  private static final int MOST_SWEEPS = 60;
  private static final double CONVERGED = 1e-30;

  /** Below this share of the largest, an eigenvalue of a Gram matrix is rounding. */
  private static final double RANK_TOLERANCE = 1e-12;

  private final int n;
  private final double[] values;
  private final double[] vectors;
  private final Integer[] order;

  private SymmetricEigen(int n, double[] values, double[] vectors) {
    this.n = n;
    this.values = values;
    this.vectors = vectors;
    order = new Integer[n];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble((Integer i) -> -values[i]));
  }

  /**
   * @param matrix {@code n * n} values, symmetric; overwritten
   * @param n its order
   */
  static SymmetricEigen of(double[] matrix, int n) {
    double[] vectors = new double[n * n];
    for (int i = 0; i < n; i++) {
      vectors[i * n + i] = 1;
    }
    for (int sweep = 0; sweep < MOST_SWEEPS && !isDiagonal(matrix, n); sweep++) {
      for (int p = 0; p < n - 1; p++) {
        for (int q = p + 1; q < n; q++) {
          rotate(matrix, vectors, n, p, q);
        }
      }
    }
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = matrix[i * n + i];
    }
    return new SymmetricEigen(n, values, vectors);
  }

  /** The {@code j}-th largest eigenvalue. */
  double value(int j) {
    return values[order[j]];
  }

  /** Component {@code i} of the unit eigenvector of the {@code j}-th largest eigenvalue. */
  double vector(int i, int j) {
    // Rotations are accumulated in rows, where they run through memory in order.
    return vectors[order[j] * n + i];
  }

  /** Number of eigenvalues that are not zero up to rounding. */
  int rank() {
    int rank = 0;
    while (rank < n && value(rank) > RANK_TOLERANCE * value(0) && value(rank) > 0) {
      rank++;
    }
    return rank;
  }

  private static boolean isDiagonal(double[] a, int n) {
    double off = 0;
    double diagonal = 0;
    for (int i = 0; i < n; i++) {
      diagonal += a[i * n + i] * a[i * n + i];
      for (int j = i + 1; j < n; j++) {
        off += a[i * n + j] * a[i * n + j];
      }
    }
    return off <= CONVERGED * diagonal;
  }

  private static void rotate(double[] a, double[] v, int n, int p, int q) {
    double apq = a[p * n + q];
    if (apq == 0) {
      return;
    }
    double theta = (a[q * n + q] - a[p * n + p]) / (2 * apq);
    double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
    double c = 1 / Math.sqrt(t * t + 1);
    double s = t * c;
    for (int k = 0; k < n; k++) {
      double akp = a[k * n + p];
      double akq = a[k * n + q];
      a[k * n + p] = c * akp - s * akq;
      a[k * n + q] = s * akp + c * akq;
    }
    rotateRows(a, n, p, q, c, s);
    rotateRows(v, n, p, q, c, s);
    a[p * n + q] = 0;
    a[q * n + p] = 0;
  }

  private static void rotateRows(double[] m, int n, int p, int q, double c, double s) {
    for (int k = 0; k < n; k++) {
      double mp = m[p * n + k];
      double mq = m[q * n + k];
      m[p * n + k] = c * mp - s * mq;
      m[q * n + k] = s * mp + c * mq;
    }
  }
}
