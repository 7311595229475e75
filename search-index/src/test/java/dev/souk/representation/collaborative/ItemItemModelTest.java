package dev.souk.representation.collaborative;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ItemItemModelTest {

  private static final Planted SHOP = Planted.shop(Planted.SEED);
  private static final ItemItemConfig CONFIG = new ItemItemConfig(30, 30, 1, 300);

  private static ItemItemModel train(ItemItemConfig config, int threads, float[] demand) {
    return new ItemItemTrainer(config, threads).train(SHOP.interactions(), demand, "log-7");
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

  @Test
  void severalRidgesAtOnceAreWhatEachIsAlone() {
    for (int neighbours : new int[] {30, 4096}) {
      ItemItemConfig config = new ItemItemConfig(neighbours, 30, 1, 300);
      ItemItemTrainer trainer = new ItemItemTrainer(config, 2);
      List<ItemItemModel> both =
          trainer.train(trainer.count(SHOP.interactions()), SHOP.evenDemand(), "", 0.5, 4);
      ItemItemModel weak = train(config.withRidge(0.5), 1, SHOP.evenDemand());
      ItemItemModel strong = train(config.withRidge(4), 1, SHOP.evenDemand());
      assertArrayEquals(weak.weights(), both.getFirst().weights());
      assertArrayEquals(strong.weights(), both.getLast().weights());
      assertFalse(Arrays.deepEquals(weak.weights(), strong.weights()));
    }
  }

  /** With all items as neighbours it is EASE: B = -P / diag(P), P = (X'DX + Λ)^-1, diagonal 0. */
  @Test
  void isEaseWhenEveryItemIsANeighbour() {
    Interactions data = SHOP.interactions();
    int n = data.items();
    double[][] p = new double[n][n];
    for (int u = 0; u < data.users(); u++) {
      History history = data.history(u);
      for (int i = 0; i < history.size(); i++) {
        for (int j = 0; j < history.size(); j++) {
          p[history.rows()[i]][history.rows()[j]] +=
              history.weights()[i] * history.weights()[j] / Math.pow(history.size(), 0.8);
        }
      }
    }
    double mean = 0;
    for (int i = 0; i < n; i++) {
      mean += p[i][i] / n;
    }
    for (int i = 0; i < n; i++) {
      p[i][i] += 0.7 * mean * Math.pow(p[i][i] / mean, 0.3);
    }
    invert(p);
    ItemItemModel model =
        train(new ItemItemConfig(4096, n, 0.7, 0.8, 0.3, n), 2, SHOP.evenDemand());
    for (int source = 0; source < n; source += 7) {
      float[] scores = model.scores(History.of(source));
      for (int target = 0; target < n; target++) {
        double expected = source == target ? 0 : -p[source][target] / p[target][target];
        assertEquals(expected, scores[target], 2e-5, source + " to " + target);
      }
    }
  }

  /** Gauss and Jordan, in place, without pivoting: the matrix is positive definite. */
  private static void invert(double[][] a) {
    int n = a.length;
    for (int k = 0; k < n; k++) {
      double pivot = a[k][k];
      a[k][k] = 1;
      for (int j = 0; j < n; j++) {
        a[k][j] /= pivot;
      }
      for (int i = 0; i < n; i++) {
        if (i != k) {
          double factor = a[i][k];
          a[i][k] = 0;
          for (int j = 0; j < n; j++) {
            a[i][j] -= factor * a[k][j];
          }
        }
      }
    }
  }

  @Test
  void keepsTheStrongestWeights() {
    ItemItemModel few = train(new ItemItemConfig(4096, 3, 1, 300), 1, SHOP.evenDemand());
    ItemItemModel all = train(new ItemItemConfig(4096, 300, 1, 300), 1, SHOP.evenDemand());
    int[] sources = new int[all.itemIds().length];
    float weakest = Float.POSITIVE_INFINITY;
    float strongest = 0;
    int target = 11;
    for (int source = 0; source < sources.length; source++) {
      float kept = Math.abs(few.scores(History.of(source))[target]);
      float full = Math.abs(all.scores(History.of(source))[target]);
      if (kept > 0) {
        sources[source]++;
        weakest = Math.min(weakest, kept);
        assertEquals(full, kept);
      } else {
        strongest = Math.max(strongest, full);
      }
    }
    assertEquals(3, java.util.Arrays.stream(sources).sum());
    assertTrue(weakest >= strongest, weakest + " kept, " + strongest + " left out");
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
    ItemItemModel model = train(new ItemItemConfig(20, 20, 0.1, 20), 2, SHOP.evenDemand());
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
