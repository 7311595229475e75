package dev.souk.retrieval.ranking;

import java.util.Map;
import java.util.TreeMap;

/**
 * How many of the first hits may have the same value of a field. What is one too many comes after
 * them, so an answer never has fewer hits for it; and nothing is put up that scores less than
 * {@value #LEAST_SCORE} of what it displaces.
 *
 * @param first of how many hits, 1 to 100
 * @param most by field, {@code brand} or {@code category} (the innermost level): 1 or more
 */
public record Diversity(int first, Map<String, Integer> most) {

  /** Hits in the order of their scores. */
  public static final Diversity NONE = new Diversity(1, Map.of());

  /** The least score to be put up, as a share of that of the hit which is put back. */
  public static final double LEAST_SCORE = 0.5;

  static final int MOST_FIRST = 100;

  /**
   * @throws IllegalArgumentException if a number is out of range
   */
  public Diversity {
    if (first < 1 || first > MOST_FIRST) {
      throw new IllegalArgumentException(
          "first: " + first + " (expected: 1 to " + MOST_FIRST + ")");
    }
    most.forEach((field, limit) -> {
      if (limit < 1) {
        throw new IllegalArgumentException(field + ": " + limit + " (expected: 1 or more)");
      }
    });
    most = Map.copyOf(new TreeMap<>(most));
  }
}
