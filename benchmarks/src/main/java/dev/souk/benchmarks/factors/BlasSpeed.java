package dev.souk.benchmarks.factors;

import java.util.Arrays;
import java.util.Locale;
import org.jblas.NativeBlas;

/**
 * Operations per second of a matrix product on one thread: what the arithmetic of this machine
 * gives to a BLAS at best, to compare training with.
 *
 * @param library what multiplied
 * @param singleGflops of single precision
 * @param doubleGflops of double precision
 */
record BlasSpeed(String library, double singleGflops, double doubleGflops) {

  private static final int ORDER = 512;
  private static final int ROUNDS = 12;

  /** Something to be timed. */
  private interface Product {
    void run();
  }

  /** Measures jblas, if its library loads here; else there is nothing to compare with. */
  static BlasSpeed measure() {
    float[] a = new float[ORDER * ORDER];
    Arrays.fill(a, 0.5f);
    float[] c = new float[ORDER * ORDER];
    double[] da = new double[ORDER * ORDER];
    Arrays.fill(da, 0.5);
    double[] dc = new double[ORDER * ORDER];
    try {
      double single =
          gflops(() ->
              NativeBlas.sgemm(
                  'N', 'N', ORDER, ORDER, ORDER, 1, a, 0, ORDER, a, 0, ORDER, 0, c, 0, ORDER));
      double twice =
          gflops(() ->
              NativeBlas.dgemm(
                  'N', 'N', ORDER, ORDER, ORDER, 1, da, 0, ORDER, da, 0, ORDER, 0, dc, 0, ORDER));
      if (c[0] != ORDER * 0.25f || dc[0] != ORDER * 0.25) {
        throw new IllegalStateException("product: " + c[0] + ", " + dc[0] + " (expected: 128)");
      }
      return new BlasSpeed("jblas", single, twice);
    } catch (LinkageError e) {
      return new BlasSpeed("none: jblas cannot be loaded (" + e.getMessage() + ")", 0, 0);
    }
  }

  /** The best of some rounds: the others were disturbed. */
  private static double gflops(Product product) {
    double best = Double.POSITIVE_INFINITY;
    for (int round = 0; round < ROUNDS; round++) {
      long begin = System.nanoTime();
      product.run();
      best = Math.min(best, (System.nanoTime() - begin) / 1e9);
    }
    return 2.0 * ORDER * ORDER * ORDER / best / 1e9;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s, one thread: sgemm %.1f, dgemm %.1f GFLOP/s",
        library,
        singleGflops,
        doubleGflops);
  }
}
