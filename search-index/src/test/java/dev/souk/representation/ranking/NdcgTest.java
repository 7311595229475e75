package dev.souk.representation.ranking;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class NdcgTest {

  private static RankedLists lists(byte[] grades, int... starts) {
    return new RankedLists(1, new float[grades.length], grades, new float[grades.length], starts);
  }

  @Test
  void gainsAreDiscountedByPlace() {
    RankedLists lists = lists(new byte[] {2, 0, 1}, 0, 3);

    double[] best = Ndcg.each(lists, new double[] {3, 1, 2}, 10);
    double[] worse = Ndcg.each(lists, new double[] {1, 3, 2}, 10);

    assertEquals(1, best[0], 1e-12);
    double log3 = Math.log(2) / Math.log(3);
    assertEquals((1 * log3 + 3 * 0.5) / (3 + 1 * log3), worse[0], 1e-12);
  }

  @Test
  void equalScoresStayAsTheyStand() {
    RankedLists lists = lists(new byte[] {0, 1}, 0, 2);

    assertEquals(Math.log(2) / Math.log(3), Ndcg.each(lists, new double[] {5, 5}, 10)[0], 1e-12);
  }

  @Test
  void aListWithoutAnythingRelevantDoesNotCount() {
    RankedLists lists = lists(new byte[] {0, 0, 1}, 0, 2, 3);

    double[] each = Ndcg.each(lists, new double[3], 10);

    assertTrue(Double.isNaN(each[0]));
    assertEquals(1, Ndcg.mean(each));
  }

  @Test
  void swappingTwoRowsChangesWhatTheLambdasSay() {
    RankedLists lists = lists(new byte[] {0, 2}, 0, 2);
    RankedLists weighed =
        new RankedLists(1, new float[2], new byte[] {0, 2}, new float[] {1, 1}, new int[] {0, 2});
    double[] gradients = new double[2];
    double[] curvatures = new double[2];

    new Lambdas(weighed, 10).of(0, new double[] {1, 0}, gradients, curvatures);

    double change = 1 - Math.log(2) / Math.log(3);
    double pull = change / (1 + Math.exp(-1));
    double scale = Math.log(1 + 2 * pull) / Math.log(2) / (2 * pull);
    assertArrayEquals(new double[] {-pull * scale, pull * scale}, gradients, 1e-12);
    assertTrue(curvatures[0] > 0 && curvatures[0] == curvatures[1]);

    new Lambdas(lists, 10).of(0, new double[] {1, 0}, gradients, curvatures);
    assertArrayEquals(new double[2], gradients, "rows of no weight pull at nothing");
  }

  @Test
  void theBootstrapTellsADifferenceFromChance() {
    double[] one = new double[200];
    double[] other = new double[200];
    double[] noise = new double[200];
    for (int q = 0; q < one.length; q++) {
      one[q] = q % 10 / 10.0;
      other[q] = one[q] - (q % 3 == 0 ? 0.1 : -0.02);
      noise[q] = one[q] + (q % 2 == 0 ? 0.1 : -0.1);
    }

    assertTrue(PairedBootstrap.low(one, other) > 0);
    assertTrue(PairedBootstrap.low(one, noise) < 0);
    assertEquals(0, PairedBootstrap.low(one, one));
    assertEquals(PairedBootstrap.low(one, other), PairedBootstrap.low(one, other));
    assertThrows(IllegalArgumentException.class, () -> PairedBootstrap.low(one, new double[1]));
  }
}
