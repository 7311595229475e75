package dev.souk.representation.collaborative;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.souk.kernels.FloatMatrix;
import org.junit.jupiter.api.Test;

class FoldInCacheTest {

  private static final FoldIn FOLD_IN =
      new FoldIn(
          FactorModel.of(
              new String[] {"lamp", "bulb", "boot"},
              new FloatMatrix(3, 2, new float[] {1, 0, 0.9f, 0.1f, 0, 1}),
              new float[] {1, 1, 1},
              new AlsConfig(2, 0.1, 0.1, 1, 1, 1),
              "behavior-0:1"));

  private final FoldInCache cache = new FoldInCache(FOLD_IN);

  @Test
  void equalHistories_areFoldedInOnce() {
    float[] first = cache.shopper(new History(new int[] {0, 2}, new float[] {1, 0.5f}));
    assertArrayEquals(FOLD_IN.shopper(new History(new int[] {0, 2}, new float[] {1, 0.5f})), first);
    assertSame(first, cache.shopper(new History(new int[] {0, 2}, new float[] {1, 0.5f})));
  }

  @Test
  void aHistoryThatChanged_isAnother() {
    float[] before = cache.shopper(History.of(0));
    float[] stronger = cache.shopper(new History(new int[] {0}, new float[] {2}));
    assertNotSame(before, stronger);
    assertArrayEquals(FOLD_IN.shopper(new History(new int[] {0}, new float[] {2})), stronger);
    assertArrayEquals(FOLD_IN.shopper(History.of(0, 1)), cache.shopper(History.of(0, 1)));
    assertSame(before, cache.shopper(History.of(0)));
  }
}
