package dev.souk.representation.collaborative;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LogLikelihoodTest {

  /** Of a table of both, the first alone, the second alone, neither. */
  private static double ratio(double both, double first, double second, double neither) {
    return LogLikelihood.ratio(both, both + first, both + second, both + first + second + neither);
  }

  /** Values that Mahout's LogLikelihood is tested with. */
  @Test
  void isThatOfKnownTables() {
    assertEquals(2.772589, ratio(1, 0, 0, 1), 1e-6);
    assertEquals(27.72589, ratio(10, 0, 0, 10), 1e-5);
    assertEquals(39.33052, ratio(5, 1995, 0, 100_000), 1e-5);
    assertEquals(4730.737, ratio(1000, 1995, 1000, 100_000), 1e-3);
    assertEquals(5734.343, ratio(1000, 1000, 1000, 100_000), 1e-3);
    assertEquals(5714.932, ratio(1000, 1000, 1000, 99_000), 1e-3);
  }

  /** By hand: 2·Σ k·ln(k·N / (row·column)) over the four cells. */
  @Test
  void isDunnings() {
    int[][] cells = {{10, 5}, {3, 82}};
    double all = 100;
    double expected = 0;
    for (int r = 0; r < 2; r++) {
      for (int c = 0; c < 2; c++) {
        double row = cells[r][0] + cells[r][1];
        double column = cells[0][c] + cells[1][c];
        expected += 2 * cells[r][c] * Math.log(cells[r][c] * all / (row * column));
      }
    }
    assertEquals(expected, LogLikelihood.ratio(10, 15, 13, 100), 1e-9);
  }

  @Test
  void whatIsTogetherLessThanByChanceSaysNothing() {
    assertEquals(0, LogLikelihood.ratio(1, 50, 50, 100));
    assertEquals(0, LogLikelihood.ratio(25, 50, 50, 100));
    assertEquals(0, LogLikelihood.ratio(0, 10, 10, 100));
  }

  @Test
  void moreTogetherNeverSaysLess_norDoesAnItemOfFewer() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 2_000; round++) {
      int all = 10 + random.nextInt(1_000);
      int one = 2 + random.nextInt(all / 2);
      int other = 2 + random.nextInt(all / 2);
      int both = 1 + random.nextInt(Math.min(one, other) - 1);
      double ratio = LogLikelihood.ratio(both, one, other, all);
      String where = "seed %d: %d, %d, %d, %d".formatted(seed, both, one, other, all);
      assertTrue(LogLikelihood.ratio(both + 1, one, other, all) >= ratio, where);
      assertTrue(LogLikelihood.ratio(both, one + 1, other, all) <= ratio + 1e-9, where);
    }
  }
}
