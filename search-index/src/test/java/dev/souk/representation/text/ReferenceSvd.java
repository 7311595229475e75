package dev.souk.representation.text;

import java.util.Arrays;
import java.util.Comparator;

/**
 * A whole singular value decomposition of a small dense matrix by one-sided Jacobi rotations
 * (Hestenes 1958): slow, accurate, and nothing in common with the one under test.
 */
final class ReferenceSvd {

  private final double[][] columns;
  private final double[][] v;
  private final Integer[] order;

  /**
   * @param matrix rows of equal length
   */
  ReferenceSvd(double[][] matrix) {
    int rows = matrix.length;
    int cols = matrix[0].length;
    columns = new double[cols][rows];
    v = new double[cols][cols];
    for (int c = 0; c < cols; c++) {
      v[c][c] = 1;
      for (int r = 0; r < rows; r++) {
        columns[c][r] = matrix[r][c];
      }
    }
    boolean rotated = true;
    for (int sweep = 0; rotated && sweep < 100; sweep++) {
      rotated = false;
      for (int p = 0; p < cols; p++) {
        for (int q = p + 1; q < cols; q++) {
          rotated |= orthogonalize(p, q);
        }
      }
    }
    order = new Integer[cols];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble((Integer c) -> -norm(columns[c])));
  }

  double singularValue(int j) {
    return norm(columns[order[j]]);
  }

  /** The j-th right singular vector. */
  double[] right(int j) {
    return v[order[j]];
  }

  /** The j-th left singular vector times its singular value. */
  double[] scaledLeft(int j) {
    return columns[order[j]];
  }

  private boolean orthogonalize(int p, int q) {
    double[] a = columns[p];
    double[] b = columns[q];
    double ab = dot(a, b);
    double aa = dot(a, a);
    double bb = dot(b, b);
    if (Math.abs(ab) <= 1e-14 * Math.sqrt(aa * bb)) {
      return false;
    }
    double zeta = (bb - aa) / (2 * ab);
    double t = Math.copySign(1, zeta) / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta));
    double c = 1 / Math.sqrt(1 + t * t);
    rotate(a, b, c, c * t);
    rotate(v[p], v[q], c, c * t);
    return true;
  }

  private static void rotate(double[] a, double[] b, double c, double s) {
    for (int i = 0; i < a.length; i++) {
      double x = a[i];
      a[i] = c * x - s * b[i];
      b[i] = s * x + c * b[i];
    }
  }

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double norm(double[] a) {
    return Math.sqrt(dot(a, a));
  }
}
