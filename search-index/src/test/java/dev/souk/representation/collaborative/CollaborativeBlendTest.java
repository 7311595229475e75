package dev.souk.representation.collaborative;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class CollaborativeBlendTest {

  @Test
  void scaleIsTwiceTheMeanOfTheTenBest() {
    float[] scores = new float[100];
    for (int i = 0; i < 100; i++) {
      scores[(i * 37) % 100] = i;
    }
    assertEquals(189, CollaborativeBlend.scale(scores), 1e-9);
    assertEquals(4, CollaborativeBlend.scale(new float[] {1, 3}), 1e-9);
    assertEquals(2, CollaborativeBlend.scale(new float[] {-1, -3}), 1e-9);
    assertEquals(2, CollaborativeBlend.scale(new float[0]), 1e-9);
  }

  @Test
  void theUnitOfASourceDoesNotMatter() {
    float[] scores = {3, 1, 2};
    float[] hundredfold = {300, 100, 200};
    for (int i = 0; i < scores.length; i++) {
      assertEquals(
          CollaborativeBlend.normalised(scores[i], CollaborativeBlend.scale(scores)),
          CollaborativeBlend.normalised(hundredfold[i], CollaborativeBlend.scale(hundredfold)),
          1e-6);
    }
  }

  @Test
  void normalised_staysBetween0And1() {
    assertEquals(0, CollaborativeBlend.normalised(-3, 2));
    assertEquals(0.5, CollaborativeBlend.normalised(1, 2));
    assertEquals(1, CollaborativeBlend.normalised(9, 2));
  }

  @Test
  void faded_fallsGeometricallyAndNeverToNothing() {
    CollaborativeBlend blend = new CollaborativeBlend(0.3, 0.5);
    assertEquals(1, blend.faded(0));
    assertEquals(0.125f, blend.faded(3));
    assertEquals(0.01f, blend.faded(1000));
    assertEquals(1, new CollaborativeBlend(0.3, 1).faded(1000));
  }
}
