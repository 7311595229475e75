package dev.souk.kernels.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.kernels.Cases;
import dev.souk.kernels.FloatMatrix;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueryBlockTest {

  @Test
  void coversEachQueryOnce() {
    for (int b = 0; b <= 70; b++) {
      FloatMatrix queries = Cases.normal(Cases.random(41), b, 3);
      List<QueryBlock> blocks = QueryBlock.split(queries);
      int next = 0;
      for (QueryBlock block : blocks) {
        assertEquals(next, block.first());
        assertTrue(block.count() >= 1 && block.count() <= block.width());
        for (int slot = 0; slot < block.width(); slot++) {
          for (int d = 0; d < 3; d++) {
            float want = slot < block.count() ? queries.get(next + slot, d) : 0;
            assertEquals(want, block.values()[d * block.width() + slot]);
          }
        }
        next += block.count();
      }
      assertEquals(b, next);
    }
  }

  @Test
  void wastesNoSlotsForOneEightAndSixtyFourQueries() {
    for (int b : new int[] {1, 4, 6, 8, 64}) {
      int slots = 0;
      for (QueryBlock block : QueryBlock.split(new FloatMatrix(b, 1, new float[b]))) {
        slots += block.width();
      }
      assertEquals(b, slots);
    }
  }
}
