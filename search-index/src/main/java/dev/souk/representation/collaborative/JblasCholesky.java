package dev.souk.representation.collaborative;

import org.jblas.NativeBlas;
import org.jblas.util.Logger;

/**
 * LAPACK's {@code dposv} through jblas. The library is not re-entrant (two threads at once get a
 * wrong answer every few thousand calls), so calls wait for one another.
 */
final class JblasCholesky implements SpdSolver {

  private static final Object LIBRARY = new Object();

  /**
   * @throws LinkageError if the native library cannot be loaded
   * @throws ArithmeticException if it gives a wrong answer
   */
  JblasCholesky() {
    // Else it prints its clean-up to the console when the process ends.
    Logger.getLogger().setLevel(Logger.ERROR);
    double[] b = {5, 11};
    if (!solve(2, new double[] {4, 1, 1, 9}, b)
        || Math.abs(b[0] - 34.0 / 35) > 1e-12
        || Math.abs(b[1] - 39.0 / 35) > 1e-12) {
      throw new ArithmeticException("dposv: " + b[0] + ", " + b[1] + " (expected: 34/35, 39/35)");
    }
  }

  @Override
  public String name() {
    return "jblas";
  }

  @Override
  public boolean solve(int n, double[] a, double[] b) {
    if (n == 0) {
      // LAPACK refuses a matrix without rows.
      return true;
    }
    // Our upper triangle by rows is LAPACK's lower triangle by columns.
    synchronized (LIBRARY) {
      return NativeBlas.dposv('L', n, 1, a, 0, n, b, 0, n) == 0;
    }
  }
}
