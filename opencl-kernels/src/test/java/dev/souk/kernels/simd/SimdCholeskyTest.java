package dev.souk.kernels.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SimdCholeskyTest {

  private static final long SEED = 1_924L;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 8, 17})
  void solvesWithoutReadingBelowTheDiagonal(int times) {
    int n = times * SimdCholesky.LANES;
    Random random = new Random(SEED);
    double[] half = random.doubles((long) n * n, -1, 1).toArray();
    double[] a = new double[n * n];
    double[] x = random.doubles(n, -1, 1).toArray();
    double[] b = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        a[i * n + j] = i == j ? 1 : 0;
        for (int c = 0; c < n; c++) {
          a[i * n + j] += half[i * n + c] * half[j * n + c];
        }
        b[i] += a[i * n + j] * x[j];
      }
    }
    for (int i = 0; i < n; i++) {
      Arrays.fill(a, i * n, i * n + i, Double.NaN);
    }
    assertTrue(SimdCholesky.solve(n, a, b));
    assertArrayEquals(x, b, 1e-8, "order " + n + ", seed " + SEED);
  }

  @Test
  void saysWhenAMatrixIsNotPositiveDefinite() {
    int n = SimdCholesky.LANES;
    double[] a = new double[n * n];
    for (double last : new double[] {-1, 0, Double.NaN, Double.POSITIVE_INFINITY}) {
      Arrays.fill(a, 0);
      for (int i = 0; i < n; i++) {
        a[i * n + i] = i == n - 1 ? last : 2;
      }
      assertFalse(SimdCholesky.solve(n, a, new double[n]), "last pivot " + last);
    }
  }

  @Test
  void refusesAnOrderWithARest() {
    int n = SimdCholesky.LANES + 1;
    assertThrows(
        IllegalArgumentException.class,
        () -> SimdCholesky.solve(n, new double[n * n], new double[n]));
  }
}
