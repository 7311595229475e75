package dev.souk.retrieval.learning;

import dev.souk.retrieval.FeedRehearsal.Candidate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What one shopper could have chosen and what they chose.
 *
 * @param dims features of an alternative
 * @param features of all alternatives, {@code dims} of each
 * @param chosen numbers of those that were chosen, 1 or more
 */
record Choices(int dims, float[] features, int[] chosen) {

  /** What was wanted among the candidates of a feed; nothing chosen if none of it is. */
  static Choices of(int dims, List<Candidate> candidates, List<String> wanted) {
    Set<String> ids = new HashSet<>(wanted);
    float[] features = new float[candidates.size() * dims];
    int[] chosen = new int[candidates.size()];
    int count = 0;
    for (int c = 0; c < candidates.size(); c++) {
      System.arraycopy(candidates.get(c).scores(), 0, features, c * dims, dims);
      if (ids.contains(candidates.get(c).id())) {
        chosen[count++] = c;
      }
    }
    return new Choices(dims, features, Arrays.copyOf(chosen, count));
  }

  /** Number of alternatives. */
  int size() {
    return features.length / dims;
  }

  /** The same with one feature, the sum of {@code weights} times the features. */
  Choices projected(double[] weights) {
    float[] sums = new float[size()];
    for (int a = 0; a < sums.length; a++) {
      sums[a] = (float) score(a, weights);
    }
    return new Choices(1, sums, chosen);
  }

  double score(int alternative, double[] weights) {
    double sum = 0;
    for (int d = 0; d < dims; d++) {
      sum += weights[d] * features[alternative * dims + d];
    }
    return sum;
  }
}
