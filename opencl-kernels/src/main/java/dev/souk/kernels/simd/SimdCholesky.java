package dev.souk.kernels.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Solves small symmetric positive definite systems by a right-looking Cholesky decomposition with
 * vector instructions, in panels of four rows: two rows of what is left are read and written once
 * for eight updates. Orders are multiples of {@link #LANES}, so that no row has a rest; a system is
 * filled up with the identity. Needs {@code --add-modules=jdk.incubator.vector}: check {@link
 * SimdBackend#isAvailable} first.
 */
public final class SimdCholesky {

  private static final VectorSpecies<Double> SPECIES =
      DoubleVector.SPECIES_PREFERRED.length() <= 8
          ? DoubleVector.SPECIES_PREFERRED
          : DoubleVector.SPECIES_512;

  private static final int WIDTH = SPECIES.length();
  private static final int PANEL = 4;

  /** What orders are multiples of. */
  public static final int LANES = Math.max(WIDTH, PANEL);

  private SimdCholesky() {}

  /**
   * Replaces {@code b} by the solution of {@code A x = b}; {@code a} is destroyed.
   *
   * @param n order, a multiple of {@link #LANES}
   * @param a row-major, at least {@code n * n} long; only the upper triangle has a say
   * @param b right-hand side, at least {@code n} long
   * @return whether the matrix was positive definite; if not, {@code b} is meaningless
   * @throws IllegalArgumentException if {@code n} is not such a multiple
   */
  public static boolean solve(int n, double[] a, double[] b) {
    if (n % LANES != 0) {
      throw new IllegalArgumentException("n: " + n + " (expected: a multiple of " + LANES + ")");
    }
    for (int p = 0; p < n; p += PANEL) {
      if (!factorPanel(n, a, p)) {
        return false;
      }
      for (int i = p + PANEL; i < n; i += 2) {
        subtractPanel(n, a, p, i);
      }
    }
    forward(n, a, b);
    backward(n, a, b);
    return true;
  }

  /**
   * Turns four rows into rows of the factor U, where A = U'U, with the inverse of each pivot in its
   * place: divisions are slow, and every one would be waited for.
   */
  private static boolean factorPanel(int n, double[] a, int p) {
    int begin = p / WIDTH * WIDTH;
    for (int r = p; r < p + PANEL; r++) {
      int row = r * n;
      for (int q = p; q < r; q++) {
        DoubleVector factor = DoubleVector.broadcast(SPECIES, -a[q * n + r]);
        for (int c = begin; c < n; c += WIDTH) {
          DoubleVector.fromArray(SPECIES, a, q * n + c)
              .fma(factor, DoubleVector.fromArray(SPECIES, a, row + c))
              .intoArray(a, row + c);
        }
      }
      double pivot = a[row + r];
      if (!(pivot > 0 && pivot < Double.POSITIVE_INFINITY)) {
        return false;
      }
      double inverse = 1 / Math.sqrt(pivot);
      DoubleVector scale = DoubleVector.broadcast(SPECIES, inverse);
      for (int c = begin; c < n; c += WIDTH) {
        DoubleVector.fromArray(SPECIES, a, row + c).mul(scale).intoArray(a, row + c);
      }
      a[row + r] = inverse;
    }
    return true;
  }

  /** Takes the four factor rows from {@code p} out of rows {@code i} and {@code i + 1}. */
  private static void subtractPanel(int n, double[] a, int p, int i) {
    int r0 = p * n;
    int r1 = r0 + n;
    int r2 = r1 + n;
    int r3 = r2 + n;
    DoubleVector f0 = DoubleVector.broadcast(SPECIES, -a[r0 + i]);
    DoubleVector f1 = DoubleVector.broadcast(SPECIES, -a[r1 + i]);
    DoubleVector f2 = DoubleVector.broadcast(SPECIES, -a[r2 + i]);
    DoubleVector f3 = DoubleVector.broadcast(SPECIES, -a[r3 + i]);
    DoubleVector g0 = DoubleVector.broadcast(SPECIES, -a[r0 + i + 1]);
    DoubleVector g1 = DoubleVector.broadcast(SPECIES, -a[r1 + i + 1]);
    DoubleVector g2 = DoubleVector.broadcast(SPECIES, -a[r2 + i + 1]);
    DoubleVector g3 = DoubleVector.broadcast(SPECIES, -a[r3 + i + 1]);
    int row = i * n;
    for (int c = i / WIDTH * WIDTH; c < n; c += WIDTH) {
      DoubleVector u0 = DoubleVector.fromArray(SPECIES, a, r0 + c);
      DoubleVector u1 = DoubleVector.fromArray(SPECIES, a, r1 + c);
      DoubleVector u2 = DoubleVector.fromArray(SPECIES, a, r2 + c);
      DoubleVector u3 = DoubleVector.fromArray(SPECIES, a, r3 + c);
      DoubleVector upper = DoubleVector.fromArray(SPECIES, a, row + c);
      DoubleVector lower = DoubleVector.fromArray(SPECIES, a, row + n + c);
      upper = u0.fma(f0, upper);
      lower = u0.fma(g0, lower);
      upper = u1.fma(f1, upper);
      lower = u1.fma(g1, lower);
      upper = u2.fma(f2, upper);
      lower = u2.fma(g2, lower);
      upper = u3.fma(f3, upper);
      lower = u3.fma(g3, lower);
      upper.intoArray(a, row + c);
      lower.intoArray(a, row + n + c);
    }
  }

  private static void forward(int n, double[] u, double[] b) {
    for (int r = 0; r < n; r++) {
      int row = r * n;
      double y = b[r] * u[row + r];
      b[r] = y;
      int next = (r / WIDTH + 1) * WIDTH;
      for (int c = r + 1; c < next; c++) {
        b[c] -= y * u[row + c];
      }
      DoubleVector factor = DoubleVector.broadcast(SPECIES, -y);
      for (int c = next; c < n; c += WIDTH) {
        DoubleVector.fromArray(SPECIES, u, row + c)
            .fma(factor, DoubleVector.fromArray(SPECIES, b, c))
            .intoArray(b, c);
      }
    }
  }

  private static void backward(int n, double[] u, double[] b) {
    for (int r = n - 1; r >= 0; r--) {
      int row = r * n;
      int next = (r / WIDTH + 1) * WIDTH;
      double sum = b[r];
      for (int c = r + 1; c < next; c++) {
        sum -= u[row + c] * b[c];
      }
      if (next < n) {
        DoubleVector products = DoubleVector.zero(SPECIES);
        for (int c = next; c < n; c += WIDTH) {
          products =
              DoubleVector.fromArray(SPECIES, u, row + c)
                  .fma(DoubleVector.fromArray(SPECIES, b, c), products);
        }
        // Not by reduceLanes, whose order is another one before the JVM has compiled it.
        for (int lane = 0; lane < WIDTH; lane++) {
          sum -= products.lane(lane);
        }
      }
      b[r] = sum * u[row + r];
    }
  }
}
