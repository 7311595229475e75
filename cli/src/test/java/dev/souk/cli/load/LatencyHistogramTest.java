package dev.souk.cli.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LatencyHistogramTest {

  private static final long SEED = 11;

  @Test
  void percentilesAreRightWithinAClass() {
    Random random = new Random(SEED);
    LatencyHistogram histogram = new LatencyHistogram();
    double[] millis = new double[20_000];
    for (int i = 0; i < millis.length; i++) {
      long micros = (long) Math.exp(random.nextDouble() * 18);
      millis[i] = micros / 1e3;
      histogram.record(micros * 1000);
    }
    Arrays.sort(millis);
    for (double share : new double[] {0.001, 0.5, 0.9, 0.99, 0.999, 1}) {
      double exact = millis[(int) Math.ceil(share * millis.length) - 1];
      assertEquals(exact, histogram.percentile(share), exact / 60 + 1e-9, "seed " + SEED);
    }
    assertEquals(millis[millis.length - 1], histogram.maxMillis());
    LatencyHistogram twice = new LatencyHistogram();
    twice.add(histogram);
    twice.add(histogram);
    assertEquals(2L * millis.length, twice.count());
    assertEquals(histogram.percentile(0.99), twice.percentile(0.99));
    assertEquals(0, new LatencyHistogram().percentile(0.99));
  }
}
