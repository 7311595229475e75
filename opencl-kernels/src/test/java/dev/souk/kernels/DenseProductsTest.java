package dev.souk.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.souk.kernels.scalar.ScalarProducts;
import dev.souk.kernels.simd.SimdProducts;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both implementations against sums in double precision, at sizes that straddle the vectors. */
final class DenseProductsTest {

  private static final long SEED = 41L;
  private static final int[] COLUMNS = {1, 3, 4, 5, 15, 16, 17, 31, 32, 33, 48, 64, 65, 100};
  private static final int[] ROWS = {0, 1, 2, 4, 7, 33};
  private static final int OFFSET = 3;

  static Stream<DenseProducts> implementations() {
    return Stream.of(new ScalarProducts(), new SimdProducts());
  }

  private static float[] panel(int rows, int columns, int stride, Random random) {
    float[] panel = new float[OFFSET + rows * stride];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        panel[OFFSET + r * stride + c] = random.nextFloat() - 0.5f;
      }
    }
    return panel;
  }

  @ParameterizedTest
  @MethodSource("implementations")
  void addGramAddsTheUpperTriangle(DenseProducts products) {
    Random random = new Random(SEED);
    for (int columns : COLUMNS) {
      int stride = products.stride(columns);
      for (int rows : ROWS) {
        float[] x = panel(rows, columns, stride, random);
        float[] c = new float[stride * stride];
        java.util.Arrays.fill(c, 2);
        products.addGram(x, OFFSET, rows, columns, stride, c);
        for (int i = 0; i < columns; i++) {
          for (int j = i; j < columns; j++) {
            double sum = 2;
            for (int r = 0; r < rows; r++) {
              int at = OFFSET + r * stride;
              sum += (double) x[at + i] * x[at + j];
            }
            String where = columns + " columns, " + rows + " rows, " + i + ", " + j;
            assertEquals(sum, c[i * stride + j], 1e-5, where);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("implementations")
  void multiplyIsTheProduct(DenseProducts products) {
    Random random = new Random(SEED);
    for (int columns : COLUMNS) {
      int stride = products.stride(columns);
      float[] b = new float[stride * stride];
      for (int i = 0; i < b.length; i++) {
        b[i] = random.nextFloat() - 0.5f;
      }
      int rows = 3 * DenseProducts.ROWS;
      float[] x = panel(rows, columns, stride, random);
      float[] out = new float[rows * stride];
      products.multiply(x, OFFSET, rows, stride, b, out);
      float[] alone = new float[DenseProducts.ROWS * stride];
      products.multiply(
          x, OFFSET + DenseProducts.ROWS * stride, DenseProducts.ROWS, stride, b, alone);
      for (int r = 0; r < rows; r++) {
        for (int j = 0; j < stride; j++) {
          double sum = 0;
          for (int d = 0; d < stride; d++) {
            sum += (double) x[OFFSET + r * stride + d] * b[d * stride + j];
          }
          String where = columns + " columns, " + r + ", " + j;
          assertEquals(sum, out[r * stride + j], 1e-5, where);
          if (r / DenseProducts.ROWS == 1) {
            int same = (r - DenseProducts.ROWS) * stride + j;
            assertEquals(alone[same], out[r * stride + j], 0f, where);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("implementations")
  void subtractTakesTheProductAway_alsoOfATransposedBlock(DenseProducts products) {
    Random random = new Random(SEED);
    int block = DenseProducts.BLOCK;
    for (int depth : new int[] {0, 1, 7, 64, 130}) {
      for (boolean transposed : new boolean[] {false, true}) {
        int wide = Math.max(block, depth) + 5;
        float[] a = panel(wide, wide, wide, random);
        float[] b = panel(depth, block, block + 8, random);
        float[] c = panel(block, block, block + 16, random);
        float[] before = c.clone();
        products.subtract(
            new DenseProducts.Block(c, OFFSET, block + 16, 1),
            new DenseProducts.Block(a, OFFSET, transposed ? 1 : wide, transposed ? wide : 1),
            new DenseProducts.Block(b, OFFSET, block + 8, 1),
            depth);
        for (int r = 0; r < block; r++) {
          for (int j = 0; j < block + 16; j++) {
            int at = OFFSET + r * (block + 16) + j;
            double expected = before[at];
            for (int d = 0; j < block && d < depth; d++) {
              float factor = a[OFFSET + (transposed ? d * wide + r : r * wide + d)];
              expected -= (double) factor * b[OFFSET + d * (block + 8) + j];
            }
            assertEquals(expected, c[at], 1e-4, depth + " deep, " + r + ", " + j);
          }
        }
      }
    }
  }
}
