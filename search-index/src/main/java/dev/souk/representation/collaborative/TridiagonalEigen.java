package dev.souk.representation.collaborative;

import java.util.Arrays;

/**
 * Eigenvalues and eigenvectors of a symmetric matrix: Householder's reduction to tridiagonal form,
 * then implicit QL (Golub and Van Loan, Matrix Computations, 8.3; EISPACK's tql2). Every inner loop
 * runs along rows, which the JIT compiler turns into vector instructions.
 *
 * @param values eigenvalues, in no order
 * @param vectors row {@code i} is the unit eigenvector of value {@code i}, n × n
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data: shared by design, never compared
record TridiagonalEigen(double[] values, double[] vectors) {

  private static final int MOST_ROUNDS = 100;
  private static final double EPSILON = Math.ulp(1.0);

  /** What is lost in any sum beside 1, and is still far from the least number there is. */
  private static final double NOTHING = 1e-60;

  /**
   * @param matrix {@code n * n} values, full; kept
   * @throws ArithmeticException if a value is not finite
   */
  static TridiagonalEigen of(double[] matrix, int n) {
    double largest = 0;
    for (double value : matrix) {
      if (!Double.isFinite(value)) {
        throw new ArithmeticException("matrix: " + value + " (expected: finite)");
      }
      largest = Math.max(largest, Math.abs(value));
    }
    double[] a = Arrays.copyOf(matrix, n * n);
    // So that squares of what is far smaller than the rest do not underflow.
    double scale = largest > 0 ? Math.scalb(1.0, Math.getExponent(largest)) : 1;
    for (int i = 0; i < a.length; i++) {
      a[i] /= scale;
    }
    double[] diagonal = new double[n];
    double[] off = new double[n];
    double[] q = reduce(a, n);
    for (int i = 0; i < n; i++) {
      diagonal[i] = a[i * n + i];
      off[i] = i + 1 < n ? a[i * n + i + 1] : 0;
    }
    transpose(q, n);
    iterate(diagonal, off, q, n);
    for (int i = 0; i < n; i++) {
      diagonal[i] *= scale;
    }
    return new TridiagonalEigen(diagonal, q);
  }

  /** Makes {@code a} tridiagonal, and returns the Q of QTQ'. */
  private static double[] reduce(double[] a, int n) {
    double[] reflectors = new double[n * n];
    double[] betas = new double[n];
    double[] p = new double[n];
    for (int k = 0; k + 2 < n; k++) {
      double norm = 0;
      for (int i = k + 1; i < n; i++) {
        norm += a[k * n + i] * a[k * n + i];
      }
      norm = Math.sqrt(norm);
      if (norm < NOTHING) {
        continue;
      }
      int v = k * n;
      System.arraycopy(a, v + k + 1, reflectors, v + k + 1, n - k - 1);
      double head = reflectors[v + k + 1];
      double alpha = head > 0 ? -norm : norm;
      reflectors[v + k + 1] = head - alpha;
      betas[k] = 1 / (norm * norm - alpha * head);
      reflect(a, n, k, reflectors, betas[k], p);
      a[k * n + k + 1] = alpha;
    }
    return accumulate(reflectors, betas, n);
  }

  /** {@code a = HaH} of the part below and right of {@code k}. */
  private static void reflect(
      double[] a, int n, int k, double[] reflectors, double beta, double[] p) {
    int v = k * n;
    Arrays.fill(p, 0);
    for (int i = k + 1; i < n; i++) {
      double factor = beta * reflectors[v + i];
      int row = i * n;
      for (int c = k + 1; c < n; c++) {
        p[c] += factor * a[row + c];
      }
    }
    double along = 0;
    for (int i = k + 1; i < n; i++) {
      along += p[i] * reflectors[v + i];
    }
    for (int i = k + 1; i < n; i++) {
      p[i] -= beta / 2 * along * reflectors[v + i];
    }
    for (int i = k + 1; i < n; i++) {
      double vi = reflectors[v + i];
      double pi = p[i];
      int row = i * n;
      for (int c = k + 1; c < n; c++) {
        a[row + c] -= vi * p[c] + pi * reflectors[v + c];
      }
    }
  }

  private static double[] accumulate(double[] reflectors, double[] betas, int n) {
    double[] q = new double[n * n];
    for (int i = 0; i < n; i++) {
      q[i * n + i] = 1;
    }
    double[] u = new double[n];
    for (int k = n - 3; k >= 0; k--) {
      int v = k * n;
      Arrays.fill(u, 0);
      for (int i = k + 1; i < n; i++) {
        double factor = betas[k] * reflectors[v + i];
        int row = i * n;
        for (int c = k + 1; c < n; c++) {
          u[c] += factor * q[row + c];
        }
      }
      for (int i = k + 1; i < n; i++) {
        double factor = reflectors[v + i];
        int row = i * n;
        for (int c = k + 1; c < n; c++) {
          q[row + c] -= factor * u[c];
        }
      }
    }
    return q;
  }

  private static void transpose(double[] q, int n) {
    for (int i = 0; i < n; i++) {
      for (int c = 0; c < i; c++) {
        double swapped = q[i * n + c];
        q[i * n + c] = q[c * n + i];
        q[c * n + i] = swapped;
      }
    }
  }

  /** QL with implicit shifts; {@code d} becomes the eigenvalues. */
  private static void iterate(double[] d, double[] e, double[] rows, int n) {
    double shift = 0;
    double largest = 0;
    for (int l = 0; l < n; l++) {
      largest = Math.max(largest, Math.abs(d[l]) + Math.abs(e[l]));
      int m = l;
      while (Math.abs(e[m]) > EPSILON * largest) {
        m++;
      }
      for (int round = 0; m > l && Math.abs(e[l]) > EPSILON * largest; round++) {
        if (round == MOST_ROUNDS) {
          throw new ArithmeticException("eigenvalue " + l + ": not found (expected: converged)");
        }
        double g = d[l];
        double p = (d[l + 1] - g) / (2 * e[l]);
        double r = Math.copySign(Math.sqrt(p * p + 1), p);
        d[l] = e[l] / (p + r);
        d[l + 1] = e[l] * (p + r);
        double moved = g - d[l];
        for (int i = l + 2; i < n; i++) {
          d[i] -= moved;
        }
        shift += moved;
        chase(d, e, rows, n, l, m);
      }
      d[l] += shift;
      e[l] = 0;
    }
  }

  /** One implicit QL step of the block {@code l .. m}. */
  private static void chase(double[] d, double[] e, double[] rows, int n, int l, int m) {
    double p = d[m];
    double c = 1;
    double c2 = 1;
    double c3 = 1;
    double s = 0;
    double s2 = 0;
    double dl1 = d[l + 1];
    double el1 = e[l + 1];
    for (int i = m - 1; i >= l; i--) {
      c3 = c2;
      c2 = c;
      s2 = s;
      double g = c * e[i];
      double h = c * p;
      double r = Math.hypot(p, e[i]);
      e[i + 1] = s * r;
      s = r == 0 ? 0 : e[i] / r;
      c = r == 0 ? 1 : p / r;
      p = c * d[i] - s * g;
      d[i + 1] = h + s * (c * g + s * d[i]);
      rotate(rows, n, i, c, s);
    }
    p = -s * s2 * c3 * el1 * e[l] / dl1;
    e[l] = s * p;
    d[l] = c * p;
  }

  private static void rotate(double[] rows, int n, int i, double c, double s) {
    int low = i * n;
    int high = low + n;
    for (int k = 0; k < n; k++) {
      double h = rows[high + k];
      double g = rows[low + k];
      rows[high + k] = s * g + c * h;
      rows[low + k] = c * g - s * h;
    }
  }
}
