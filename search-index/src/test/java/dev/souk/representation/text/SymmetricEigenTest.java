package dev.souk.representation.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SymmetricEigenTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 17, 40})
  void eachVectorIsOnlyStretched(int n) {
    SplittableRandom random = new SplittableRandom(Corpus.seed());
    double[] matrix = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        matrix[i * n + j] = matrix[j * n + i] = random.nextDouble(-1, 1);
      }
    }
    SymmetricEigen eigen = SymmetricEigen.of(matrix.clone(), n);
    for (int j = 0; j < n; j++) {
      assertTrue(j == 0 || eigen.value(j - 1) >= eigen.value(j), "order at " + j);
      double length = 0;
      for (int r = 0; r < n; r++) {
        double image = 0;
        for (int c = 0; c < n; c++) {
          image += matrix[r * n + c] * eigen.vector(c, j);
        }
        assertEquals(eigen.value(j) * eigen.vector(r, j), image, 1e-10);
        length += eigen.vector(r, j) * eigen.vector(r, j);
      }
      assertEquals(1, length, 1e-12);
    }
  }
}
