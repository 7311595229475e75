package dev.souk.representation.collaborative;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class ItemItemModelTest {

  private static final Planted SHOP = Planted.shop(Planted.SEED);
  private static final ItemItemConfig CONFIG = new ItemItemConfig(30, 50, 300);

  private static ItemItemModel train(ItemItemConfig config, int threads, float[] demand) {
    return new ItemItemTrainer(config, new JavaCholesky(), threads)
        .train(SHOP.interactions(), demand, "log-7");
  }

  @Test
  void findsThePlantedGroups() {
    ItemItemModel model = train(CONFIG, 2, SHOP.evenDemand());
    double recall = SHOP.recall(u -> model.scores(SHOP.interactions().history(u)));
    double popularity = SHOP.recall(u -> SHOP.popularity());
    assertTrue(
        recall > 0.5 && recall > 3 * popularity,
        () -> "recall " + recall + ", popularity " + popularity + ", seed " + Planted.SEED);
  }

  @Test
  void sameModelOnAnyNumberOfThreads() {
    ItemItemModel one = train(CONFIG, 1, SHOP.evenDemand());
    ItemItemModel three = train(CONFIG, 3, SHOP.evenDemand());
    assertArrayEquals(one.neighbours(), three.neighbours());
    assertArrayEquals(one.weights(), three.weights());
  }

  /** With all items as neighbours it is EASE: B = -P / diag(P), P = (X'X + λI)^-1, diagonal 0. */
  @Test
  void isEaseWhenEveryItemIsANeighbour() {
    Interactions.Builder builder = Interactions.builder();
    java.time.Instant at = java.time.Instant.EPOCH;
    String[][] baskets = {{"a", "b", "c"}, {"a", "b"}, {"b", "c"}, {"a", "c"}, {"c", "b"}};
    for (int u = 0; u < baskets.length; u++) {
      for (String item : baskets[u]) {
        builder.add("u" + u, item, 1, at);
      }
    }
    Interactions data = builder.build();
    // X'X = [[3,2,2],[2,4,3],[2,3,4]]; with λ = 1 its inverse is adj/det of the matrix below.
    double[][] g = {{4, 2, 2}, {2, 5, 3}, {2, 3, 5}};
    double p00 = g[1][1] * g[2][2] - g[1][2] * g[2][1];
    double p01 = g[0][2] * g[2][1] - g[0][1] * g[2][2];
    double p11 = g[0][0] * g[2][2] - g[0][2] * g[2][0];
    ItemItemModel model =
        new ItemItemTrainer(new ItemItemConfig(3, 1, 3), new JavaCholesky(), 1)
            .train(data, new float[] {1, 1, 1}, "");
    float[] fromA = model.scores(History.of(0));
    float[] fromB = model.scores(History.of(1));
    assertEquals(0, fromA[0]);
    assertEquals(-p01 / p11, fromA[1], 1e-6);
    assertEquals(-p01 / p00, fromB[0], 1e-6);
  }

  @Test
  void contributionsAddUpToTheScore() {
    ItemItemModel model = train(CONFIG, 2, SHOP.evenDemand());
    History history = SHOP.interactions().history(5);
    float[] scores = model.scores(history);
    for (int target = 0; target < scores.length; target++) {
      float sum = 0;
      for (float part : model.contributions(target, history)) {
        sum += part;
      }
      assertEquals(scores[target], sum, 1e-5f);
    }
  }

  @Test
  void demandScalesTheTarget() {
    float[] demand = SHOP.evenDemand();
    demand[3] = 2;
    History history = SHOP.interactions().history(5);
    float plain = train(CONFIG, 2, SHOP.evenDemand()).scores(history)[3];
    assertEquals(2 * plain, train(CONFIG, 2, demand).scores(history)[3], 1e-5f);
  }

  @Test
  void aCutOffCooccurrenceStillTrains() {
    ItemItemModel model = train(new ItemItemConfig(20, 5, 20), 2, SHOP.evenDemand());
    double recall = SHOP.recall(u -> model.scores(SHOP.interactions().history(u)));
    assertTrue(recall > 0.4, () -> "recall " + recall + ", seed " + Planted.SEED);
  }

  @Test
  void refusesAModelThatDoesNotFitTogether() {
    String[] ids = {"a", "b"};
    int[][] wrongOrder = {{1, 0}, {}};
    float[][] two = {{1, 1}, {}};
    assertThrows(IllegalArgumentException.class, () -> new ItemItemModel(ids, wrongOrder, two, ""));
    int[][] tooHigh = {{2}, {}};
    float[][] one = {{1}, {}};
    assertThrows(IllegalArgumentException.class, () -> new ItemItemModel(ids, tooHigh, one, ""));
    float[][] infinite = {{Float.NaN}, {}};
    int[][] good = {{1}, {}};
    assertThrows(IllegalArgumentException.class, () -> new ItemItemModel(ids, good, infinite, ""));
  }
}
