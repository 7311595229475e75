package dev.souk.representation.collaborative;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FloatCholeskyTest {

  private static final long SEED = 20_261_129L;

  /** Times the matrix, its inverse's columns are unit vectors, whatever the last block lacks. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 63, 64, 65, 128, 200, 257})
  void inverseColumnsTimesTheMatrixAreUnitVectors(int n) {
    Random random = new Random(SEED + n);
    FloatCholesky cholesky = new FloatCholesky(300);
    // Twice, for nothing may be left of the system before.
    for (int round = 0; round < 2; round++) {
      double[][] full = fill(cholesky, n, random);
      assertTrue(cholesky.factor());
      for (int first = 0; first < n; first += FloatCholesky.BLOCK) {
        check(full, cholesky.inverseColumns(first), first);
      }
    }
  }

  private static double[][] fill(FloatCholesky cholesky, int n, Random random) {
    double[][] full = new double[n][n];
    float[] a = cholesky.begin(n);
    int stride = FloatCholesky.padded(n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        float value = random.nextFloat() - 0.5f;
        a[i * stride + j] = value;
        full[i][j] = value;
        full[j][i] = value;
      }
      a[i * stride + i] = n;
      full[i][i] = n;
    }
    return full;
  }

  private static void check(double[][] full, float[] columns, int first) {
    int n = full.length;
    for (int column = 0; column < Math.min(FloatCholesky.BLOCK, n - first); column++) {
      for (int i = 0; i < n; i++) {
        double sum = 0;
        for (int j = 0; j < n; j++) {
          sum += full[i][j] * columns[j * FloatCholesky.BLOCK + column];
        }
        assertEquals(i == first + column ? 1 : 0, sum, 1e-4, "row " + i + ", seed " + SEED);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 70})
  void saysWhenAMatrixIsNotPositiveDefinite(int n) {
    FloatCholesky cholesky = new FloatCholesky(n);
    float[] a = cholesky.begin(n);
    int stride = FloatCholesky.padded(n);
    for (int i = 0; i < n; i++) {
      a[i * stride + i] = i == n - 1 ? -1 : 1;
    }
    assertFalse(cholesky.factor());
  }
}
