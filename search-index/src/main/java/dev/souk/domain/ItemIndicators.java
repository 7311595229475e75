package dev.souk.domain;

import java.util.List;

/**
 * What an item's buyers bought in the same visit or before, as whole counts: how surprising a count
 * is depends on how many buy the other item, which is known where the counts are read.
 *
 * @param itemId the item
 * @param shoppers who bought it, all of them
 * @param sampled of how many of them companions are counted: all, until an item has very many
 * @param companions what they bought before or with it, the most frequent first
 */
public record ItemIndicators(
    String itemId, long shoppers, long sampled, List<Companion> companions) {

  /**
   * Another item.
   *
   * @param itemId the other item
   * @param shoppers how many of the sampled bought it shortly before or with the item
   * @param next those who bought the item on the very next visit, each halved with age; decayed
   *     forward from a fixed landmark (Cormode et al. 2009), so that it is comparable between items
   *     and does not change while time passes
   */
  public record Companion(String itemId, int shoppers, double next) {

    /**
     * @throws IllegalArgumentException if {@code shoppers} is below 1 or {@code next} negative or
     *     not finite
     */
    public Companion {
      if (shoppers < 1) {
        throw new IllegalArgumentException("shoppers: " + shoppers + " (expected: 1 or more)");
      }
      if (!(next >= 0) || Double.isInfinite(next)) {
        throw new IllegalArgumentException("next: " + next + " (expected: finite, 0 or more)");
      }
    }
  }

  /**
   * @throws IllegalArgumentException unless 0 ≤ {@code sampled} ≤ {@code shoppers} and no companion
   *     has more than {@code sampled}
   */
  public ItemIndicators {
    if (sampled < 0 || sampled > shoppers) {
      throw new IllegalArgumentException(
          "sampled: %d of %d (expected: 0 to all)".formatted(sampled, shoppers));
    }
    for (Companion companion : companions) {
      if (companion.shoppers() > sampled) {
        throw new IllegalArgumentException(
            "shoppers of %s: %d (expected: %d at most)"
                .formatted(companion.itemId(), companion.shoppers(), sampled));
      }
    }
    companions = List.copyOf(companions);
  }
}
