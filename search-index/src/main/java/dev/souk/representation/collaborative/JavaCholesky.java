package dev.souk.representation.collaborative;

/**
 * Right-looking Cholesky in plain Java. Works on panels of four rows, so that the trailing matrix,
 * which is where the time goes, is read and written once for four updates; its inner loop runs
 * along rows, which the JIT compiler turns into vector instructions.
 */
final class JavaCholesky implements SpdSolver {

  private static final int PANEL = 4;

  @Override
  public String name() {
    return "java";
  }

  @Override
  public boolean solve(int n, double[] a, double[] b) {
    for (int p = 0; p < n; p += PANEL) {
      int end = Math.min(p + PANEL, n);
      if (!factorPanel(n, a, p, end)) {
        return false;
      }
      if (end - p == PANEL) {
        for (int i = end; i < n; i++) {
          subtractPanel(n, a, p, i);
        }
      }
    }
    forward(n, a, b);
    backward(n, a, b);
    return true;
  }

  /** Turns rows {@code p .. end} into rows of the factor U, where A = U'U. */
  private static boolean factorPanel(int n, double[] a, int p, int end) {
    for (int r = p; r < end; r++) {
      for (int q = p; q < r; q++) {
        double factor = a[q * n + r];
        for (int c = r; c < n; c++) {
          a[r * n + c] -= factor * a[q * n + c];
        }
      }
      double pivot = a[r * n + r];
      if (!(pivot > 0 && pivot < Double.POSITIVE_INFINITY)) {
        return false;
      }
      double scale = 1 / Math.sqrt(pivot);
      for (int c = r; c < n; c++) {
        a[r * n + c] *= scale;
      }
    }
    return true;
  }

  /** Takes the four factor rows from {@code p} out of row {@code i}. */
  private static void subtractPanel(int n, double[] a, int p, int i) {
    int r0 = p * n;
    int r1 = r0 + n;
    int r2 = r1 + n;
    int r3 = r2 + n;
    double f0 = a[r0 + i];
    double f1 = a[r1 + i];
    double f2 = a[r2 + i];
    double f3 = a[r3 + i];
    int row = i * n;
    for (int c = i; c < n; c++) {
      a[row + c] -= f0 * a[r0 + c] + f1 * a[r1 + c] + f2 * a[r2 + c] + f3 * a[r3 + c];
    }
  }

  private static void forward(int n, double[] u, double[] b) {
    for (int r = 0; r < n; r++) {
      double y = b[r] / u[r * n + r];
      b[r] = y;
      for (int c = r + 1; c < n; c++) {
        b[c] -= y * u[r * n + c];
      }
    }
  }

  private static void backward(int n, double[] u, double[] b) {
    for (int r = n - 1; r >= 0; r--) {
      double sum = b[r];
      for (int c = r + 1; c < n; c++) {
        sum -= u[r * n + c] * b[c];
      }
      b[r] = sum / u[r * n + r];
    }
  }
}
