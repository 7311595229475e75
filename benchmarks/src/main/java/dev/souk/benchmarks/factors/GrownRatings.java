package dev.souk.benchmarks.factors;

import dev.souk.representation.collaborative.Interactions;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Ratings of any number with the popularity of real ones: users and items grow with the ratings,
 * and an item is as popular as the real item at the same place of the order, a user as active.
 *
 * @param measured the real ones
 */
record GrownRatings(RatingFile measured) {

  private static final int TRIES = 64;

  /**
   * Makes about {@code size} of them.
   *
   * @param seed the same seed gives the same
   */
  Interactions of(long size, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double growth = (double) size / measured.size();
    int users = (int) Math.max(1, Math.round(measured.users() * growth));
    int items = (int) Math.max(1, Math.round(measured.items() * growth));
    int[] starts = new int[users + 1];
    int[] column = new int[Math.toIntExact(size + size / 8 + measured.size())];
    for (int u = 0; u < users; u++) {
      int like = (int) ((long) u * measured.users() / users);
      int wanted = measured.starts()[like + 1] - measured.starts()[like];
      starts[u + 1] = row(column, starts[u], wanted, items, random);
    }
    return Interactions.ofRows(items, starts, Arrays.copyOf(column, starts[users]));
  }

  /** Draws distinct items, ascending; one fewer where only popular ones came. */
  private int row(int[] column, int from, int wanted, int items, SplittableRandom random) {
    int to = from;
    for (int attempt = 0; attempt < TRIES && to - from < wanted; attempt++) {
      for (int missing = wanted - (to - from); missing > 0; missing--) {
        column[to++] = item(items, random);
      }
      Arrays.sort(column, from, to);
      int kept = from;
      for (int i = from; i < to; i++) {
        if (kept == from || column[i] != column[kept - 1]) {
          column[kept++] = column[i];
        }
      }
      to = kept;
    }
    return to;
  }

  /** The item of a random rating, or one of those that stand for it. */
  private int item(int items, SplittableRandom random) {
    int like = measured.column()[random.nextInt(measured.size())];
    long first = (long) like * items / measured.items();
    long next = (long) (like + 1) * items / measured.items();
    return (int) (next - first < 2 ? first : random.nextLong(first, next));
  }
}
