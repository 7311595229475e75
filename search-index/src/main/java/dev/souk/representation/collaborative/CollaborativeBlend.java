package dev.souk.representation.collaborative;

/**
 * Adds up the collaborative sources for one shopper. Each source is divided by the mean of its ten
 * highest scores for this shopper, which makes sources comparable whatever the length of the
 * history and needs no more than the candidates; zero stays zero, so an item no source speaks for
 * gains nothing. Then the sources are summed by weight.
 *
 * @param factors weight of {@link FactorModel}
 * @param itemItem weight of {@link ItemItemModel}
 * @param popularity weight of what everybody buys, which decides alone where there is no history
 */
public record CollaborativeBlend(double factors, double itemItem, double popularity) {

  private static final int TOP = 10;

  /** Measured best, or near it, on a gift shop's log and on film ratings. */
  public static final CollaborativeBlend DEFAULT = new CollaborativeBlend(0.7, 0.3, 0.01);

  /**
   * @throws IllegalArgumentException if a weight is negative or not finite
   */
  public CollaborativeBlend {
    requireWeight("factors", factors);
    requireWeight("itemItem", itemItem);
    requireWeight("popularity", popularity);
  }

  private static void requireWeight(String name, double weight) {
    if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + ": " + weight + " (expected: 0 or more, finite)");
    }
  }

  /**
   * The mean of the ten highest of {@code scores}, or of all if there are fewer; 1 if that is not
   * positive. What a source's scores are divided by.
   */
  public static double scale(float[] scores) {
    float[] best = new float[TOP];
    int count = 0;
    for (float score : scores) {
      if (count == TOP && score <= best[TOP - 1]) {
        continue;
      }
      int at = count < TOP ? count++ : TOP - 1;
      while (at > 0 && best[at - 1] < score) {
        best[at] = best[at - 1];
        at--;
      }
      best[at] = score;
    }
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += best[i];
    }
    return sum > 0 ? sum / count : 1;
  }

  /**
   * The blended score of each item.
   *
   * @throws IllegalArgumentException if the arrays differ in length
   */
  public float[] blend(float[] factorScores, float[] itemItemScores, float[] popularityScores) {
    int n = factorScores.length;
    if (itemItemScores.length != n || popularityScores.length != n) {
      throw new IllegalArgumentException(
          "lengths: "
              + n
              + ", "
              + itemItemScores.length
              + ", "
              + popularityScores.length
              + " (expected: all the same)");
    }
    double f = factors / scale(factorScores);
    double i = itemItem / scale(itemItemScores);
    double p = popularity / scale(popularityScores);
    float[] blended = new float[n];
    for (int row = 0; row < n; row++) {
      blended[row] =
          (float) (f * factorScores[row] + i * itemItemScores[row] + p * popularityScores[row]);
    }
    return blended;
  }
}
