package dev.souk.cli.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DrawsTest {

  private static final int DRAWS = 20_000;

  @Test
  void poisson_hasItsMeanAndVariance() {
    for (double mean : new double[] {0.5, 4, 60}) {
      Draws draws = new Draws(7);
      double sum = 0;
      double squares = 0;
      for (int i = 0; i < DRAWS; i++) {
        int drawn = draws.poisson(mean);
        sum += drawn;
        squares += (double) drawn * drawn;
      }
      double average = sum / DRAWS;
      assertEquals(mean, average, 4 * Math.sqrt(mean / DRAWS));
      assertEquals(mean, squares / DRAWS - average * average, mean * 0.1);
    }
  }

  @Test
  void poisson_ofZeroIsZero() {
    assertEquals(0, new Draws(7).poisson(0));
  }

  @Test
  void between_takesBothEnds() {
    Draws draws = new Draws(7);
    boolean least = false;
    boolean most = false;
    for (int i = 0; i < 200; i++) {
      int drawn = draws.between(2, 4);
      assertTrue(drawn >= 2 && drawn <= 4, "drew " + drawn);
      least |= drawn == 2;
      most |= drawn == 4;
    }
    assertTrue(least && most);
  }
}
