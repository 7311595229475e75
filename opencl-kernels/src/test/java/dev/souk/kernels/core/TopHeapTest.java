package dev.souk.kernels.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.souk.kernels.Cases;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TopHeapTest {

  private record Entry(float score, int row) {}

  private static final Comparator<Entry> BEST_FIRST =
      Comparator.comparingDouble(Entry::score).reversed().thenComparingInt(Entry::row);

  @Test
  void keepsTheBestWhateverTheOrderOfOffers() {
    SplittableRandom random = Cases.random(31);
    for (int round = 0; round < 200; round++) {
      int offers = random.nextInt(0, 120);
      int capacity = random.nextInt(1, 90);
      List<Entry> entries = new ArrayList<>();
      for (int i = 0; i < offers; i++) {
        entries.add(new Entry(random.nextInt(10), random.nextInt(1000) * 200 + i));
      }
      TopHeap left = new TopHeap(capacity);
      TopHeap right = new TopHeap(capacity);
      for (int i = 0; i < offers; i++) {
        (i % 3 == 0 ? left : right).offer(entries.get(i).score, entries.get(i).row);
      }
      left.offerAll(right);
      entries.sort(BEST_FIRST);
      int kept = Math.min(capacity, offers);
      assertEquals(kept, left.size());
      int[] ids = new int[kept + 1];
      float[] scores = new float[kept + 1];
      left.drainTo(ids, scores, 1);
      for (int i = 0; i < kept; i++) {
        assertEquals(entries.get(i), new Entry(scores[i + 1], ids[i + 1]));
      }
      assertEquals(0, left.size());
    }
  }

  @Test
  void hasAThresholdOnlyWhenFull() {
    TopHeap heap = new TopHeap(2);
    heap.offer(5, 0);
    assertEquals(Float.NEGATIVE_INFINITY, heap.threshold());
    heap.offer(3, 1);
    assertEquals(3, heap.threshold());
    heap.offer(4, 2);
    assertEquals(4, heap.threshold());
  }

  @Test
  void refusesToKeepNothing() {
    assertThrows(IllegalArgumentException.class, () -> new TopHeap(0));
  }
}
