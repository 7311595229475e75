package dev.souk.representation.collaborative;

/**
 * Solves {@code A x = b} for a small dense symmetric positive definite {@code A}, double precision.
 * Implementations are thread-safe and agree up to rounding.
 */
public interface SpdSolver {

  /** {@code simd}, {@code jblas} or {@code java}. */
  String name();

  /** Orders that are multiples of this are solved fastest. */
  default int width() {
    return 1;
  }

  /**
   * Replaces {@code b} by the solution; {@code a} is destroyed.
   *
   * @param n order of the matrix
   * @param a row-major, at least {@code n * n} long; only the upper triangle (column ≥ row) is read
   * @param b right-hand side, at least {@code n} long
   * @return whether the matrix was positive definite; if not, {@code b} is meaningless
   */
  boolean solve(int n, double[] a, double[] b);
}
