package dev.souk.view.schema;

import java.io.Serializable;
import java.util.Collections;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What training has learned of the weights of a feed's sources, and what that was worth to shoppers
 * it was not learned from. Stored with the models.
 *
 * @param weights by the source's name in ranking profiles, each 0 or more and finite
 * @param users from whom it was learned
 * @param examples items that they turned out to want and that a source had put first
 * @param comparedUsers others, who were asked for both values
 * @param learned value of the feeds with these weights
 * @param hand value of the feeds with the weights of the standard profile
 * @param served whether feeds use it: only if it is worth more than the weights by hand, beyond
 *     chance
 */
public record LearnedBlend(
    SortedMap<String, Double> weights,
    int users,
    int examples,
    int comparedUsers,
    Value learned,
    Value hand,
    boolean served)
    implements Serializable {

  /**
   * What feeds are worth: means over shoppers, each 0 to 1.
   *
   * @param recall share of what they wanted that is in the feed
   * @param ndcg how far to its front
   */
  public record Value(double recall, double ndcg) implements Serializable {

    /** What is compared: the mean of both. */
    public double mean() {
      return (recall + ndcg) / 2;
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%.4f/%.4f", recall, ndcg);
    }
  }

  /**
   * @throws IllegalArgumentException if a weight is negative or not finite, or what is served is
   *     worth no more than what it replaces
   */
  public LearnedBlend {
    weights.forEach((source, weight) -> {
      if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "weight of " + source + ": " + weight + " (expected: finite, 0 or more)");
      }
    });
    if (served && learned.mean() <= hand.mean()) {
      throw new IllegalArgumentException(
          "served: worth " + learned + " (expected: more than " + hand + ", by hand)");
    }
    weights = Collections.unmodifiableSortedMap(new TreeMap<>(weights));
  }
}
