package dev.souk.domain;

import java.util.List;

/**
 * What an item's buyers bought in the same visit or before, as whole counts: how surprising a count
 * is depends on how many buy the other item, which is known where the counts are read.
 *
 * @param itemId the item
 * @param shoppers who bought it
 * @param counted purchases of theirs that were counted as companions, of whatever item; those of a
 *     sample of the shoppers when there are very many
 * @param companions of what items these were, the most frequent first
 */
public record ItemIndicators(
    String itemId, long shoppers, long counted, List<Companion> companions) {

  /**
   * Another item.
   *
   * @param itemId the other item
   * @param shoppers how many of those counted bought it shortly before or with the item
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
   * @throws IllegalArgumentException if a number is negative, or a companion has more than {@code
   *     counted}
   */
  public ItemIndicators {
    if (shoppers < 0 || counted < 0) {
      throw new IllegalArgumentException(
          "shoppers, counted: %d, %d (expected: 0 or more)".formatted(shoppers, counted));
    }
    for (Companion companion : companions) {
      if (companion.shoppers() > counted) {
        throw new IllegalArgumentException(
            "shoppers of %s: %d (expected: %d at most)"
                .formatted(companion.itemId(), companion.shoppers(), counted));
      }
    }
    companions = List.copyOf(companions);
  }
}
