package dev.souk.representation.collaborative;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

final class CollaborativeBlendTest {

  @Test
  void scaleIsTheMeanOfTheTenBest() {
    float[] scores = new float[100];
    for (int i = 0; i < 100; i++) {
      scores[(i * 37) % 100] = i;
    }
    assertEquals(94.5, CollaborativeBlend.scale(scores), 1e-9);
    assertEquals(2, CollaborativeBlend.scale(new float[] {1, 3}), 1e-9);
    assertEquals(1, CollaborativeBlend.scale(new float[] {-1, -3}), 1e-9);
    assertEquals(1, CollaborativeBlend.scale(new float[0]), 1e-9);
  }

  @Test
  void theUnitOfASourceDoesNotMatter() {
    float[] factors = {0.1f, 0.4f, 0.2f};
    float[] itemItem = {3, 1, 2};
    float[] hundredfold = {300, 100, 200};
    float[] popularity = {5, 5, 5};
    CollaborativeBlend blend = new CollaborativeBlend(0.5, 0.5, 0.1);
    assertArrayEquals(
        blend.blend(factors, itemItem, popularity),
        blend.blend(factors, hundredfold, popularity),
        1e-6f);
  }

  @Test
  void popularityDecidesWhereNothingIsKnown() {
    float[] none = {0, 0};
    float[] blended = CollaborativeBlend.DEFAULT.blend(none, none, new float[] {1, 9});
    assertEquals(9, blended[1] / blended[0], 1e-4f);
  }

  @Test
  void refusesSourcesOfDifferentCatalogues() {
    assertThrows(
        IllegalArgumentException.class,
        () -> CollaborativeBlend.DEFAULT.blend(new float[2], new float[3], new float[2]));
  }
}
