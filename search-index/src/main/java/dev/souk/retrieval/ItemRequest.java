package dev.souk.retrieval;

import dev.souk.domain.InvalidInputException;
import dev.souk.retrieval.ranking.RankingProfile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an item's page shows beside it, as asked for.
 *
 * @param id the item
 * @param shopper what they have bought is not answered; null for a guest
 * @param exclude ids of items not to answer, at most 1000
 * @param size how many, 1 to 100
 * @param profile the ranking profile, such as {@code default}
 */
public record ItemRequest(
    String id, @Nullable String shopper, List<String> exclude, int size, String profile) {

  /**
   * @throws InvalidInputException if {@code size} is out of range or {@code exclude} too long
   */
  public ItemRequest {
    if (size < 1 || size > 100) {
      throw new InvalidInputException("size", size, "1 to 100");
    }
    if (exclude.size() > 1000) {
      throw new InvalidInputException("exclude", exclude.size() + " items", "at most 1000");
    }
    exclude = List.copyOf(exclude);
  }

  /** That of a guest with all defaults. */
  public static ItemRequest of(String id, int size) {
    return new ItemRequest(id, null, List.of(), size, RankingProfile.DEFAULT_NAME);
  }
}
