package dev.souk.representation.collaborative;

import java.io.Serializable;

/**
 * How feeds use the two collaborative models. Each model's scores for a shopper are divided by
 * twice the mean of its ten highest, which makes the two comparable whatever the length of the
 * history and needs no more than the candidates; then they are summed by their shares. Chosen by
 * {@link CollaborativeTuner} and stored with the models.
 *
 * @param factorShare share of {@link FactorModel}, 0 to 1; the rest is {@link ItemItemModel}'s
 * @param historyDecay what an item of the history counts of what the item of the visit after it
 *     counts, above 0, at most 1: 1 if the order of a history says nothing
 */
public record CollaborativeBlend(double factorShare, double historyDecay) implements Serializable {

  /**
   * Where nothing was held out to choose by. The visit of now leads: a young shop's feed has to
   * follow what its shoppers do.
   */
  public static final CollaborativeBlend DEFAULT = new CollaborativeBlend(0.25, 0.6);

  private static final int TOP = 10;

  /** Even the oldest visit still says something. */
  private static final float LEAST = 0.01f;

  /**
   * @throws IllegalArgumentException if a value is out of its range
   */
  public CollaborativeBlend {
    if (!(factorShare >= 0 && factorShare <= 1)) {
      throw new IllegalArgumentException("factorShare: " + factorShare + " (expected: 0 to 1)");
    }
    if (!(historyDecay > 0 && historyDecay <= 1)) {
      throw new IllegalArgumentException(
          "historyDecay: " + historyDecay + " (expected: above 0, at most 1)");
    }
  }

  /** What an item counts that was touched {@code age} visits before the latest, above 0. */
  public float faded(int age) {
    return faded(historyDecay, age);
  }

  static float faded(double decay, int age) {
    return Math.max(LEAST, (float) Math.pow(decay, age));
  }

  /**
   * The score that counts as 1: twice the mean of the ten highest of {@code scores}, or of all if
   * there are fewer; 2 if that is not positive.
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
    return sum > 0 ? 2 * sum / count : 2;
  }

  /** A score on that scale, 0 to 1: what is higher is 1, what is negative 0. */
  public static double normalised(double score, double scale) {
    return Math.clamp(score / scale, 0, 1);
  }
}
