package dev.souk.cli.simulation;

import java.util.List;
import java.util.Random;

/**
 * The draws of a simulation. {@link Random} because its numbers are fixed by its specification, so
 * that a seed gives the same shop on every Java.
 */
final class Draws {

  private final Random random;

  Draws(long seed) {
    random = new Random(seed);
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** From 0 (included) to {@code bound} (not included). */
  double upTo(double bound) {
    return random.nextDouble() * bound;
  }

  /** From {@code least} to {@code most}, both included. */
  int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  /** Normal with mean 0 and deviation 1. */
  double normal() {
    return random.nextGaussian();
  }

  <T> T anyOf(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  /** Poisson by multiplication of uniforms (Knuth, volume 2, 3.4.1); {@code mean} at most 700. */
  int poisson(double mean) {
    double limit = Math.exp(-Math.min(mean, 700));
    int count = 0;
    double product = random.nextDouble();
    while (product > limit) {
      count++;
      product *= random.nextDouble();
    }
    return count;
  }
}
