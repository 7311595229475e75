package dev.souk.representation.collaborative;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TridiagonalEigenTest {

  private static final long SEED = 1_962L;

  private static void check(double[] matrix, int n) {
    double[] given = matrix.clone();
    TridiagonalEigen eigen = TridiagonalEigen.of(matrix, n);
    assertArrayEquals(given, matrix, "the argument is kept");
    for (int i = 0; i < n; i++) {
      for (int r = 0; r < n; r++) {
        double image = 0;
        for (int c = 0; c < n; c++) {
          image += matrix[r * n + c] * eigen.vectors()[i * n + c];
        }
        assertEquals(eigen.values()[i] * eigen.vectors()[i * n + r], image, 1e-10);
      }
      for (int j = 0; j <= i; j++) {
        double product = 0;
        for (int c = 0; c < n; c++) {
          product += eigen.vectors()[i * n + c] * eigen.vectors()[j * n + c];
        }
        assertEquals(i == j ? 1 : 0, product, 1e-11);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 17, 64, 130})
  void eachVectorIsOnlyStretched(int n) {
    Random random = new Random(SEED + n);
    double[] matrix = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        matrix[i * n + j] = matrix[j * n + i] = random.nextDouble(-1, 1);
      }
    }
    check(matrix, n);
  }

  @Test
  void equalAndMissingDirectionsAreFound() {
    check(new double[9], 3);
    check(new double[] {2, 0, 0, 0, 2, 0, 0, 0, 2}, 3);
    check(new double[] {1, 1, 1, 1, 1, 1, 1, 1, 1}, 3);
    check(new double[] {5, 0, 0, 0, 3, 1, 0, 1, 3}, 3);
  }

  @Test
  void directionsOfHardlyAnyLengthAreFound() {
    double[] lengths = {1, 1e-20, 1e-80, 1e-150, 1e-200, 1e-310};
    int n = lengths.length;
    double[] matrix = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        matrix[i * n + j] = lengths[i] * lengths[j];
      }
    }
    check(matrix, n);
    double[] small = matrix.clone();
    for (int i = 0; i < small.length; i++) {
      small[i] *= 1e-300;
    }
    check(small, n);
  }

  @Test
  void refusesWhatIsNotFinite() {
    assertThrows(
        ArithmeticException.class,
        () -> TridiagonalEigen.of(new double[] {1, Double.NaN, Double.NaN, 1}, 2));
  }
}
