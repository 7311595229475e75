package dev.souk.api.endpoint;

import dev.souk.domain.InvalidInputException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Limits of what searches and feeds have in common. */
final class Parameters {

  static final int MAX_FROM = 10_000;
  static final int MAX_SIZE = 100;
  static final int DEFAULT_SIZE = 20;

  private static final int MAX_FILTER = 4000;
  private static final int MAX_FACETS = 20;
  private static final int MAX_ID = 200;

  private Parameters() {}

  /**
   * @return {@code filter}
   * @throws InvalidInputException if it has more than 4000 characters
   */
  static String filter(String filter) {
    if (filter.length() > MAX_FILTER) {
      throw new InvalidInputException(
          "filter", filter.length() + " characters", "at most " + MAX_FILTER);
    }
    return filter;
  }

  /**
   * @return {@code facets}
   * @throws InvalidInputException if there are more than 20
   */
  static List<String> facets(List<String> facets) {
    if (facets.size() > MAX_FACETS) {
      throw new InvalidInputException("facets", facets.size() + " fields", "at most " + MAX_FACETS);
    }
    return facets;
  }

  /**
   * @return {@code shopper}, null for a guest
   * @throws InvalidInputException if it has more than 200 characters
   */
  static @Nullable String shopper(@Nullable String shopper) {
    if (shopper == null || shopper.isBlank()) {
      return null;
    }
    if (shopper.length() > MAX_ID) {
      throw new InvalidInputException(
          "shopper", shopper.length() + " characters", "1 to " + MAX_ID);
    }
    return shopper.strip();
  }
}
