package dev.souk.retrieval.suggest;

import dev.souk.domain.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * What somebody typed so far.
 *
 * @param typed at most 200 characters
 * @param size how many suggestions, 1 to 20
 * @param shopper whose taste counts, null for a guest
 */
public record SuggestRequest(String typed, int size, @Nullable String shopper) {

  private static final int LONGEST = 200;
  private static final int MOST = 20;

  /**
   * @throws InvalidInputException if {@code size} is out of range or too much was typed
   */
  public SuggestRequest {
    if (size < 1 || size > MOST) {
      throw new InvalidInputException("size", size, "1 to " + MOST);
    }
    if (typed.length() > LONGEST) {
      throw new InvalidInputException(
          "prefix", typed.length() + " characters", "at most " + LONGEST);
    }
  }
}
