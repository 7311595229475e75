package dev.souk.representation.ranking;

/** Sorts rows of a list by score, the best first, equal ones as they stand. */
final class ScoreOrder {

  private ScoreOrder() {}

  /**
   * @param reuse taken if it is long enough
   * @return rows {@code from} to {@code to}, exclusive, in order; there may be room behind them
   */
  static int[] of(double[] scores, int from, int to, int[] reuse) {
    int count = to - from;
    int[] order = reuse.length >= count ? reuse : new int[Math.max(count, 64)];
    int[] other = new int[count];
    for (int i = 0; i < count; i++) {
      order[i] = from + i;
    }
    // Merging from below keeps equal rows in their order and needs no boxes.
    for (int width = 1; width < count; width *= 2) {
      for (int left = 0; left < count; left += 2 * width) {
        merge(scores, order, other, left, Math.min(left + width, count), left + 2 * width, count);
      }
      System.arraycopy(other, 0, order, 0, count);
    }
    return order;
  }

  private static void merge(
      double[] scores, int[] from, int[] to, int left, int middle, int right, int count) {
    int end = Math.min(right, count);
    int a = left;
    int b = middle;
    for (int at = left; at < end; at++) {
      if (b >= end || (a < middle && scores[from[a]] >= scores[from[b]])) {
        to[at] = from[a++];
      } else {
        to[at] = from[b++];
      }
    }
  }
}
