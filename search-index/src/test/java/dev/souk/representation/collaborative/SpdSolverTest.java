package dev.souk.representation.collaborative;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SpdSolverTest {

  private static final long SEED = 64L;

  /** A'A + I, full. */
  private static double[] positiveDefinite(int n, Random random) {
    double[] half = random.doubles((long) n * n, -1, 1).toArray();
    double[] a = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double sum = i == j ? 1 : 0;
        for (int c = 0; c < n; c++) {
          sum += half[i * n + c] * half[j * n + c];
        }
        a[i * n + j] = sum;
      }
    }
    return a;
  }

  private static double[] times(int n, double[] a, double[] x) {
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        y[i] += a[i * n + j] * x[j];
      }
    }
    return y;
  }

  private static SpdSolver jblasOrSkip() {
    try {
      return new JblasCholesky();
    } catch (LinkageError e) {
      return abort("jblas needs the system's libgfortran5: " + e);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 13, 64, 129})
  void solvesSystemsAroundThePanelWidth(int n) {
    Random random = new Random(SEED);
    double[] a = positiveDefinite(n, random);
    double[] x = random.doubles(n, -1, 1).toArray();
    double[] b = times(n, a, x);
    for (int i = 0; i < n; i++) {
      // Only the upper triangle may be read.
      Arrays.fill(a, i * n, i * n + i, Double.NaN);
    }
    double[] again = a.clone();
    double[] other = b.clone();
    assertTrue(new JavaCholesky().solve(n, a, b));
    assertArrayEquals(x, b, 1e-8);
    assertTrue(new VectorCholesky().solve(n, again, other));
    assertArrayEquals(x, other, 1e-8);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 64, 129})
  void jblasAndJavaAgree(int n) {
    SpdSolver jblas = jblasOrSkip();
    Random random = new Random(SEED + n);
    double[] a = positiveDefinite(n, random);
    double[] b = random.doubles(n).toArray();
    double[] other = b.clone();
    assertTrue(jblas.solve(n, a.clone(), b));
    assertTrue(new JavaCholesky().solve(n, a.clone(), other));
    assertArrayEquals(other, b, 1e-9);
  }

  @Test
  void saysWhenAMatrixIsNotPositiveDefinite() {
    assertFalse(new JavaCholesky().solve(2, new double[] {1, 2, 2, 1}, new double[] {1, 1}));
    assertFalse(new JavaCholesky().solve(1, new double[] {Double.NaN}, new double[] {1}));
    assertFalse(jblasOrSkip().solve(2, new double[] {1, 2, 2, 1}, new double[] {1, 1}));
  }

  /** The library alone fails this within some thousand calls. */
  @Test
  void jblasIsRightFromManyThreads() throws InterruptedException {
    SpdSolver jblas = jblasOrSkip();
    int n = 64;
    double[] a = positiveDefinite(n, new Random(SEED));
    double[] b = new Random(SEED).doubles(n).toArray();
    double[] expected = b.clone();
    assertTrue(new JavaCholesky().solve(n, a.clone(), expected));
    AtomicInteger wrong = new AtomicInteger();
    Thread[] threads = new Thread[3];
    for (int t = 0; t < threads.length; t++) {
      threads[t] =
          Thread.ofPlatform()
              .start(() -> {
                for (int i = 0; i < 5000; i++) {
                  double[] x = b.clone();
                  if (!jblas.solve(n, a.clone(), x) || Math.abs(x[0] - expected[0]) > 1e-9) {
                    wrong.incrementAndGet();
                  }
                }
              });
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(0, wrong.get());
  }

  @Test
  void choosesJavaWhereJblasWouldNotPay() {
    assertEquals("java", SpdSolvers.withoutVectors(2, "1").name());
    assertEquals("java", SpdSolvers.withoutVectors(1, "").name());
    assertEquals("java", SpdSolvers.withoutVectors(1, "8").name());
    assertEquals("java", SpdSolvers.concurrent().name());
    // Tests run with the vector module.
    assertEquals("simd", SpdSolvers.forTraining(2).name());
  }

  @Test
  void choosesJblasForOneThread() {
    assertEquals(jblasOrSkip().name(), SpdSolvers.withoutVectors(1, "1").name());
  }
}
