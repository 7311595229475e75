package dev.souk.retrieval.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ConditionalLogitTest {

  private static final long SEED = 20_261_129L;
  private static final double[] NONE = {0, 0, 0};

  /** Shoppers who choose among 30 alternatives as {@code weights} have it. */
  private static List<Choices> choosers(int count, double... weights) {
    Random random = new Random(SEED);
    List<Choices> choosers = new ArrayList<>();
    for (int c = 0; c < count; c++) {
      float[] features = new float[30 * weights.length];
      for (int f = 0; f < features.length; f++) {
        features[f] = random.nextFloat();
      }
      Choices all = new Choices(weights.length, features, new int[1]);
      int chosen = 0;
      double best = Double.NEGATIVE_INFINITY;
      for (int a = 0; a < all.size(); a++) {
        // Gumbel noise makes the largest a draw from the model.
        double noisy = all.score(a, weights) - Math.log(-Math.log(random.nextDouble()));
        if (noisy > best) {
          best = noisy;
          chosen = a;
        }
      }
      choosers.add(new Choices(weights.length, features, new int[] {chosen}));
    }
    return choosers;
  }

  private static double[] fit(List<Choices> examples, double[] near, double[] stiffness) {
    return new ConditionalLogit(examples, near, stiffness, NONE).fit();
  }

  @Test
  void fit_findsThePlantedWeights() {
    double[] fitted = fit(choosers(4000, 3, 1, 0.5), new double[] {1, 1, 1}, NONE);
    assertArrayEquals(new double[] {3, 1, 0.5}, fitted, 0.2, () -> show(fitted));
  }

  @Test
  void fit_keepsToTheBounds() {
    double[] fitted = fit(choosers(1000, 3, -2, 0), new double[] {1, 1, 1}, NONE);
    assertEquals(0, fitted[1], () -> show(fitted));
    assertTrue(fitted[2] < 0.3, () -> show(fitted));
    double[] least = {0, 0.25, 0};
    double[] bounded =
        new ConditionalLogit(choosers(1000, 3, -2, 0), new double[] {1, 1, 1}, NONE, least).fit();
    assertEquals(0.25, bounded[1], () -> show(bounded));
  }

  @Test
  void fit_ofLittleOrNothing_staysNear() {
    double[] near = {2, 1, 0.5};
    double[] stiff = {4, 16, 64};
    assertArrayEquals(near, fit(List.of(), near, stiff), 1e-12);
    double[] few = fit(choosers(5, 0, 3, 0), near, stiff);
    double[] many = fit(choosers(4000, 0, 3, 0), near, stiff);
    assertEquals(2, few[0], 0.6, () -> show(few));
    assertTrue(many[0] < 0.3 && many[1] > 2.5, () -> show(many));
  }

  @Test
  void fit_isWhereTheLossIsFlat() {
    List<Choices> examples = choosers(200, 3, 1, 0.5);
    double[] near = {1, 1, 1};
    double[] stiffness = {2, 2, 2};
    double[] fitted = fit(examples, near, stiffness);
    double least = loss(examples, near, stiffness, fitted);
    for (int d = 0; d < 3; d++) {
      for (double step : new double[] {-0.01, 0.01}) {
        double[] moved = fitted.clone();
        moved[d] += step;
        assertTrue(loss(examples, near, stiffness, moved) > least, () -> show(fitted));
      }
    }
  }

  private static double loss(
      List<Choices> examples, double[] near, double[] stiffness, double[] weights) {
    double loss = 0;
    for (Choices choices : examples) {
      double sum = 0;
      for (int a = 0; a < choices.size(); a++) {
        sum += Math.exp(choices.score(a, weights));
      }
      loss += Math.log(sum) - choices.score(choices.chosen()[0], weights);
    }
    for (int d = 0; d < weights.length; d++) {
      loss += stiffness[d] * (weights[d] - near[d]) * (weights[d] - near[d]) / 2;
    }
    return loss;
  }

  private static String show(double[] fitted) {
    return Arrays.toString(fitted) + ", seed " + SEED;
  }
}
