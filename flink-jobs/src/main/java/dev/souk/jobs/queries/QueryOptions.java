package dev.souk.jobs.queries;

import java.io.Serializable;

/**
 * Which queries are published.
 *
 * @param shoppers how many different shoppers must have searched for a query before others may see
 *     it, 1 to 64
 */
public record QueryOptions(int shoppers) implements Serializable {

  /** Five shoppers. */
  public static final QueryOptions DEFAULT = new QueryOptions(5);

  /**
   * @throws IllegalArgumentException if {@code shoppers} is not 1 to 64
   */
  public QueryOptions {
    if (shoppers < 1 || shoppers > Searchers.COUNTED) {
      throw new IllegalArgumentException(
          "shoppers: %d (expected: 1 to %d)".formatted(shoppers, Searchers.COUNTED));
    }
  }
}
