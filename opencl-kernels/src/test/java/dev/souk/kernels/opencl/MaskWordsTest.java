package dev.souk.kernels.opencl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.souk.kernels.Cases;
import dev.souk.kernels.FloatMatrix;
import dev.souk.kernels.RowMask;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MaskWordsTest {

  private static final int ROWS = 300;

  @Test
  void laysOutTheBitsOfARowRange() {
    SplittableRandom random = Cases.random(21);
    QueryBatch batch = QueryBatch.pack(new FloatMatrix(5, 1, new float[5]), 2, 3);
    for (int kind = 0; kind < Cases.MASKS; kind++) {
      RowMask mask = Cases.mask(random, kind, 5, ROWS);
      for (int firstRow = 0; firstRow < ROWS; firstRow += 64) {
        int words = (ROWS - firstRow + 31) / 32;
        int[] perQuery = MaskWords.perQuery(mask, batch, firstRow, words);
        int[] shared = MaskWords.shared(mask, firstRow, words);
        RowMask sharedOnly = new RowMask(mask.shared(), null);
        assertEquals(8 * words, perQuery.length);
        for (int row = firstRow; row < ROWS; row++) {
          int local = row - firstRow;
          assertEquals(sharedOnly.excludes(0, row), bit(shared, 0, local));
          for (int q = 0; q < 3; q++) {
            assertEquals(mask.excludes(2 + q, row), bit(perQuery, q * words, local));
          }
        }
      }
    }
  }

  private static boolean bit(int[] words, int at, int row) {
    return (words[at + (row >>> 5)] >>> (row & 31) & 1) != 0;
  }
}
