package dev.souk.retrieval.learning;

import dev.souk.retrieval.FeedRehearsal.Candidate;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What one shopper could have chosen and what they chose.
 *
 * @param dims features of an alternative
 * @param features of all alternatives, {@code dims} of each
 * @param chosen numbers of those that were chosen, ascending
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

  /**
   * Those alternatives alone that one of these puts among its {@code most} best: the sum of {@code
   * weights} times the features, or one of the features. What is further down is in nobody's feed,
   * however the features are weighed, and there is so much of it that it would decide the weights.
   * Of equals the first count; what is 0 is among no best.
   */
  Choices head(double[] weights, int most) {
    BitSet kept = new BitSet(size());
    double[] scores = new double[size()];
    for (int a = 0; a < scores.length; a++) {
      scores[a] = score(a, weights);
    }
    keepBest(scores, most, kept);
    for (int d = 0; d < dims; d++) {
      for (int a = 0; a < scores.length; a++) {
        scores[a] = features[a * dims + d];
      }
      keepBest(scores, most, kept);
    }
    float[] left = new float[kept.cardinality() * dims];
    int[] still = new int[chosen.length];
    int count = 0;
    int to = 0;
    for (int a = kept.nextSetBit(0); a >= 0; a = kept.nextSetBit(a + 1)) {
      System.arraycopy(features, a * dims, left, to * dims, dims);
      if (Arrays.binarySearch(chosen, a) >= 0) {
        still[count++] = to;
      }
      to++;
    }
    return new Choices(dims, left, Arrays.copyOf(still, count));
  }

  private static void keepBest(double[] scores, int most, BitSet kept) {
    int[] best =
        IntStream.range(0, scores.length)
            .filter(a -> scores[a] > 0)
            .boxed()
            .sorted(Comparator.comparingDouble(a -> -scores[a]))
            .limit(most)
            .mapToInt(Integer::intValue)
            .toArray();
    for (int a : best) {
      kept.set(a);
    }
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
