package dev.souk.representation.ranking;

import java.util.Arrays;

/**
 * The derivatives of LambdaRank (Burges 2010, "From RankNet to LambdaRank to LambdaMART", section
 * 4): of every pair of a list of different grades of which one is among the first places, the
 * derivative of RankNet's pairwise loss times what swapping the two would change in nDCG. A pair
 * counts the weight of its better row, so that rows that were seldom seen count as if they had been
 * seen (Joachims, Swaminathan and Schnabel 2017). A list's derivatives are scaled by the logarithm
 * of their sum, lest lists that are far from right outvote all others.
 *
 * <p>Not thread-safe.
 */
final class Lambdas {

  private final RankedLists lists;
  private final int truncation;
  private final double[] ideals;
  private int[] order = new int[0];

  Lambdas(RankedLists lists, int truncation) {
    this.lists = lists;
    this.truncation = truncation;
    ideals = new double[lists.lists()];
    for (int l = 0; l < ideals.length; l++) {
      ideals[l] = Ndcg.ideal(lists.grades(), lists.starts()[l], lists.starts()[l + 1], truncation);
    }
  }

  /**
   * Adds up the derivatives of one list.
   *
   * @param scores of all rows
   * @param gradients by row: how the score is to change; those of this list are overwritten
   * @param curvatures by row, 0 or more
   */
  void of(int list, double[] scores, double[] gradients, double[] curvatures) {
    int from = lists.starts()[list];
    int to = lists.starts()[list + 1];
    Arrays.fill(gradients, from, to, 0);
    Arrays.fill(curvatures, from, to, 0);
    if (ideals[list] == 0) {
      return;
    }
    byte[] grades = lists.grades();
    order = ScoreOrder.of(scores, from, to, order);
    int count = to - from;
    double sum = 0;
    for (int i = 0; i < Math.min(truncation, count); i++) {
      for (int j = i + 1; j < count; j++) {
        int first = order[i];
        int second = order[j];
        if (grades[first] != grades[second]) {
          boolean right = grades[first] > grades[second];
          int better = right ? first : second;
          int worse = right ? second : first;
          double change =
              (Ndcg.gain(grades[better]) - Ndcg.gain(grades[worse]))
                  * (Ndcg.discount(i) - (j < truncation ? Ndcg.discount(j) : 0))
                  / ideals[list]
                  * lists.weights()[better];
          double wrong = 1 / (1 + Math.exp(scores[better] - scores[worse]));
          double pull = wrong * change;
          double curve = wrong * (1 - wrong) * change;
          gradients[better] += pull;
          gradients[worse] -= pull;
          curvatures[better] += curve;
          curvatures[worse] += curve;
          sum += 2 * pull;
        }
      }
    }
    if (sum > 0) {
      double scale = Math.log(1 + sum) / Math.log(2) / sum;
      for (int r = from; r < to; r++) {
        gradients[r] *= scale;
        curvatures[r] *= scale;
      }
    }
  }
}
