package dev.souk.representation.text;

import java.util.Comparator;

/**
 * A term and how much it says about a text.
 *
 * @param term an analysed term, not empty
 * @param weight finite, 0 or more
 */
public record WeightedTerm(String term, float weight) {

  /** The strongest first, equals by term. */
  public static final Comparator<WeightedTerm> STRONGEST_FIRST =
      Comparator.comparingDouble(WeightedTerm::weight).reversed().thenComparing(WeightedTerm::term);

  /**
   * @throws IllegalArgumentException if {@code term} is empty or {@code weight} negative or not
   *     finite
   */
  public WeightedTerm {
    if (term.isEmpty()) {
      throw new IllegalArgumentException("term: empty (expected: at least one character)");
    }
    if (!(weight >= 0) || Float.isInfinite(weight)) {
      throw new IllegalArgumentException(
          "weight of '" + term + "': " + weight + " (expected: finite, 0 or more)");
    }
  }
}
