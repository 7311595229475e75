package dev.souk.representation.ranking;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LambdaMartTest {

  private static final int FEATURES = 5;
  private static final int LISTS = 120;
  private static final int ROWS = 12;

  private static final LambdaMartConfig CONFIG =
      new LambdaMartConfig(60, 6, 0.1, 10, 1, 0.8, 0.8, 10, 2, 7);

  /** The grade depends on two features together; the others are noise. */
  private static RankedLists lists(long seed) {
    Random random = new Random(seed);
    float[] values = new float[LISTS * ROWS * FEATURES];
    byte[] grades = new byte[LISTS * ROWS];
    for (int r = 0; r < grades.length; r++) {
      for (int f = 0; f < FEATURES; f++) {
        values[r * FEATURES + f] = random.nextFloat();
      }
      float first = values[r * FEATURES];
      float second = values[r * FEATURES + 1];
      grades[r] = (byte) (first > 0.5 && second > 0.5 ? 2 : first > 0.5 ? 1 : 0);
    }
    return of(values, grades);
  }

  private static RankedLists of(float[] values, byte[] grades) {
    float[] weights = new float[grades.length];
    Arrays.fill(weights, 1);
    int[] starts = new int[grades.length / ROWS + 1];
    Arrays.setAll(starts, l -> l * ROWS);
    return new RankedLists(FEATURES, values, grades, weights, starts);
  }

  private static double ndcg(TreeEnsemble trees, RankedLists lists) {
    return Ndcg.mean(
        Ndcg.each(lists, trees.scores(lists.values(), FEATURES, lists.rows()), LambdaMart.PLACES));
  }

  @Test
  void learnsWhatTwoFeaturesSayTogether() {
    RankedLists known = lists(1);
    RankedLists unknown = lists(2);

    LambdaMart.Trained trained = new LambdaMart(CONFIG, LambdaMart.Work.HERE).train(known);

    double random = Ndcg.mean(Ndcg.each(unknown, new double[unknown.rows()], LambdaMart.PLACES));
    assertTrue(random < 0.8, "order as it stands: " + random);
    assertTrue(ndcg(trained.trees(), unknown) > 0.97, "learned: " + ndcg(trained.trees(), unknown));
    double heldOut = Ndcg.mean(Ndcg.each(known, trained.heldOut(), LambdaMart.PLACES));
    assertTrue(heldOut > 0.97, "by models that did not know the list: " + heldOut);
  }

  @Test
  void theSameWhateverTheThreads() {
    RankedLists lists = lists(3);

    LambdaMart.Trained one = new LambdaMart(CONFIG, LambdaMart.Work.HERE).train(lists);
    LambdaMart.Trained many =
        new LambdaMart(CONFIG, (count, each) -> IntStream.range(0, count).parallel().forEach(each))
            .train(lists);

    assertEquals(one.perMember(), many.perMember());
    assertArrayEquals(
        one.trees().scores(lists.values(), FEATURES, lists.rows()),
        many.trees().scores(lists.values(), FEATURES, lists.rows()));
  }

  @Test
  void aQuickScorerAnswersWhatTheTreesAnswer() {
    RankedLists lists = lists(6);
    for (int leaves : new int[] {2, 6, 64, 100}) {
      LambdaMartConfig config = new LambdaMartConfig(15, leaves, 0.1, 1, 0, 1, 1, 10, 2, 7);
      TreeEnsemble trees = new LambdaMart(config, LambdaMart.Work.HERE).fit(lists, 15);
      float[] rows = lists.values().clone();
      for (int v = 0; v < rows.length; v += 13) {
        rows[v] = v % 2 == 0 ? Float.NaN : rows[v] * 3 - 1;
      }

      assertArrayEquals(
          trees.scores(rows, FEATURES, lists.rows()),
          new QuickScorer(trees, FEATURES).scores(rows, lists.rows()),
          leaves + " leaves");
    }
  }

  @Test
  void anotherSeedGivesOtherTrees() {
    RankedLists lists = lists(3);
    TreeEnsemble one = new LambdaMart(CONFIG, LambdaMart.Work.HERE).fit(lists, 5);
    TreeEnsemble other =
        new LambdaMart(CONFIG.withMembers(2, 99), LambdaMart.Work.HERE).fit(lists, 5);

    assertTrue(
        !Arrays.equals(
            one.scores(lists.values(), FEATURES, lists.rows()),
            other.scores(lists.values(), FEATURES, lists.rows())));
  }

  @Test
  void whatCountsMoreIsHeardMore() {
    // Half of the lists say that feature 0 is good, the other half that it is bad.
    RankedLists like = lists(4);
    byte[] grades = new byte[like.rows()];
    float[] weights = new float[like.rows()];
    for (int r = 0; r < grades.length; r++) {
      boolean high = like.values()[r * FEATURES] > 0.5;
      boolean even = r / ROWS % 2 == 0;
      grades[r] = (byte) (high == even ? 1 : 0);
      weights[r] = even ? 10 : 1;
    }
    RankedLists lists = new RankedLists(FEATURES, like.values(), grades, weights, like.starts());

    TreeEnsemble trees = new LambdaMart(CONFIG, LambdaMart.Work.HERE).fit(lists, 20);

    float[] row = {0.9f, 0.5f, 0.5f, 0.5f, 0.5f, 0.1f, 0.5f, 0.5f, 0.5f, 0.5f};
    assertTrue(trees.score(row, 0) > trees.score(row, FEATURES));
  }

  @Test
  void whatIsNotKnownIsAValueLikeAnother() {
    RankedLists like = lists(5);
    float[] values = like.values().clone();
    byte[] grades = new byte[like.rows()];
    for (int r = 0; r < grades.length; r++) {
      if (r % 3 == 0) {
        values[r * FEATURES + 2] = Float.NaN;
      } else {
        grades[r] = 1;
      }
    }
    RankedLists lists = of(values, grades);

    TreeEnsemble trees = new LambdaMart(CONFIG, LambdaMart.Work.HERE).fit(lists, 20);

    assertTrue(ndcg(trees, lists) > 0.99, "nDCG " + ndcg(trees, lists));
  }

  @Test
  void refusesListsThatTellNothing() {
    RankedLists flat = of(new float[ROWS * FEATURES], new byte[ROWS]);

    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> new LambdaMart(CONFIG, LambdaMart.Work.HERE).train(flat));

    assertTrue(String.valueOf(refused.getMessage()).contains("different grades"));
  }

  @Test
  void refusesSettingsOutOfRange() {
    assertThrows(IllegalArgumentException.class, () -> CONFIG.withTrees(0));
    assertThrows(IllegalArgumentException.class, () -> CONFIG.withMembers(0, 1));
    assertThrows(
        IllegalArgumentException.class,
        () -> new LambdaMartConfig(1, 1, 0.1, 10, 1, 0.8, 0.8, 10, 2, 7));
  }
}
