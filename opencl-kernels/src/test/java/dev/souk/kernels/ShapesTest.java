package dev.souk.kernels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ShapesTest {

  @Test
  void aMatrixRefusesAShapeThatItsValuesDoNotHave() {
    assertThrows(IllegalArgumentException.class, () -> new FloatMatrix(-1, 1, new float[0]));
    assertThrows(IllegalArgumentException.class, () -> new FloatMatrix(0, 0, new float[0]));
    assertThrows(IllegalArgumentException.class, () -> new FloatMatrix(2, 2, new float[3]));
    assertThrows(
        IllegalArgumentException.class, () -> new FloatMatrix(1 << 16, 1 << 16, new float[0]));
  }

  @Test
  void aMatrixIsRowMajor() {
    FloatMatrix matrix = new FloatMatrix(2, 3, new float[] {1, 2, 3, 4, 5, 6});
    assertEquals(6, matrix.get(1, 2));
    assertArrayEquals(new float[] {4, 5, 6}, matrix.row(1));
    assertEquals(1, FloatMatrix.ofRow(new float[] {7, 8}).rows());
  }

  @Test
  void aMaskExcludesBySharedAndOwnBits() {
    RowMask mask = new RowMask(new long[] {0, 1L << 1}, new long[][] {{1L << 5}, {}});
    assertTrue(mask.excludes(0, 65) && mask.excludes(1, 65));
    assertTrue(mask.excludes(0, 5));
    assertFalse(mask.excludes(1, 5));
    assertFalse(mask.excludes(0, 128), "past the last word");
    assertFalse(RowMask.NONE.excludes(3, 3));
  }

  @Test
  void aResultCountsItsAnswers() {
    TopK top = new TopK(2, 2, new int[] {4, -1, 9, 8}, new float[] {1, 0, 3, 2});
    assertEquals(1, top.count(0));
    assertEquals(2, top.count(1));
    assertEquals(8, top.id(1, 1));
    assertEquals(3, top.score(1, 0));
  }
}
