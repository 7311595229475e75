package dev.souk.representation.collaborative;

import java.io.Serializable;

/**
 * How to train an {@link ItemItemModel}.
 *
 * @param neighbours most source items that a group of targets is regressed on, 1 to 8192
 * @param weights most of them that a target keeps, the strongest, 1 or more
 * @param ridge λ, strength of the regularisation of an item of mean frequency, over that frequency
 * @param cooccurrences most co-occurring items remembered for each item, bounds memory
 */
public record ItemItemConfig(int neighbours, int weights, double ridge, int cooccurrences)
    implements Serializable {

  /** What regularises well in most shops, where nothing is held out to choose by. */
  public static final double RIDGE = 3;

  /** Largest neighbourhood: its matrix takes 64 MiB for each thread, and covers a small shop. */
  private static final int MOST_NEIGHBOURS = 4096;

  /** Neighbourhood of a larger shop, in which time counts. */
  private static final int NEIGHBOURS = 2048;

  /** Co-occurrence counts kept in all, 8 bytes each. */
  private static final int COOCCURRENCE_BUDGET = 60_000_000;

  /** Weights kept in all, 8 bytes each. */
  private static final int WEIGHT_BUDGET = 16_000_000;

  /**
   * @throws IllegalArgumentException if a value is out of its range
   */
  public ItemItemConfig {
    if (neighbours < 1 || neighbours > 8192) {
      throw new IllegalArgumentException("neighbours: " + neighbours + " (expected: 1 to 8192)");
    }
    if (weights < 1) {
      throw new IllegalArgumentException("weights: " + weights + " (expected: 1 or more)");
    }
    if (!(ridge > 0 && ridge < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("ridge: " + ridge + " (expected: above 0, finite)");
    }
    if (cooccurrences < 1) {
      throw new IllegalArgumentException(
          "cooccurrences: " + cooccurrences + " (expected: 1 or more)");
    }
  }

  /** Settings that suit a matrix by its size alone. */
  public static ItemItemConfig forData(Interactions interactions) {
    int items = Math.max(1, interactions.items());
    return new ItemItemConfig(
        items <= MOST_NEIGHBOURS ? MOST_NEIGHBOURS : NEIGHBOURS,
        Math.clamp(WEIGHT_BUDGET / items, 20, 512),
        RIDGE,
        Math.clamp(COOCCURRENCE_BUDGET / items, 200, 1 << 20));
  }

  /** The same with another ridge. */
  public ItemItemConfig withRidge(double other) {
    return new ItemItemConfig(neighbours, weights, other, cooccurrences);
  }

  /** The same with at most so many neighbours. */
  public ItemItemConfig withNeighbours(int most) {
    return new ItemItemConfig(Math.min(neighbours, most), weights, ridge, cooccurrences);
  }
}
