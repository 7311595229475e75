package dev.souk.representation.collaborative;

import java.io.Serializable;

/**
 * How to train an {@link ItemItemModel}.
 *
 * @param neighbours most source items that a group of targets is regressed on, 1 to 8192
 * @param weights most of them that a target keeps, the strongest, 1 or more
 * @param ridge λ, strength of the regularisation of an item of mean frequency, over that frequency
 * @param userExponent power of the length of a user's history that its co-occurrences are divided
 *     by, 0 to 1: 0 counts all alike, 1 lets every user say as much as any other
 * @param frequencyExponent power of an item's frequency that its λ follows, 0 to 1: 0 regularises
 *     all alike, 1 in proportion
 * @param cooccurrences most co-occurring items remembered for each item, bounds memory
 */
public record ItemItemConfig(
    int neighbours,
    int weights,
    double ridge,
    double userExponent,
    double frequencyExponent,
    int cooccurrences)
    implements Serializable {

  /** What regularises well in most shops, where nothing is held out to choose by. */
  public static final double RIDGE = 3;

  /** Halfway between all alike and in proportion, where nothing is held out to choose by. */
  private static final double EXPONENT = 0.5;

  /** Largest neighbourhood: its matrix takes 64 MiB for each thread, and covers a small shop. */
  private static final int MOST_NEIGHBOURS = 4096;

  /** Neighbourhood of a larger shop, in which time counts. */
  private static final int NEIGHBOURS = 512;

  /**
   * Items times the cube of the neighbours while choices are made, which take several trainings: as
   * many as 65,536 items need with full neighbourhoods.
   */
  private static final double CHOICE_BUDGET = 65_536.0 * NEIGHBOURS * NEIGHBOURS * NEIGHBOURS;

  private static final int FEWEST_NEIGHBOURS = 128;

  /** Co-occurrence counts kept in all, 8 bytes each. */
  private static final int COOCCURRENCE_BUDGET = 60_000_000;

  /** Weights kept in all, 8 bytes each. */
  private static final int WEIGHT_BUDGET = 20_000_000;

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
    requireShare("userExponent", userExponent);
    requireShare("frequencyExponent", frequencyExponent);
    if (cooccurrences < 1) {
      throw new IllegalArgumentException(
          "cooccurrences: " + cooccurrences + " (expected: 1 or more)");
    }
  }

  /** With the usual exponents. */
  public ItemItemConfig(int neighbours, int weights, double ridge, int cooccurrences) {
    this(neighbours, weights, ridge, EXPONENT, EXPONENT, cooccurrences);
  }

  private static void requireShare(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: 0 to 1)");
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
    return new ItemItemConfig(
        neighbours, weights, other, userExponent, frequencyExponent, cooccurrences);
  }

  /** The same with other exponents. */
  public ItemItemConfig withExponents(double ofUsers, double ofFrequencies) {
    return new ItemItemConfig(neighbours, weights, ridge, ofUsers, ofFrequencies, cooccurrences);
  }

  /** The same as far as a shop of so many items has the time to train it again and again. */
  ItemItemConfig forChoices(int items) {
    int most = (int) Math.cbrt(CHOICE_BUDGET / Math.max(1, items));
    // Where one factorisation serves all items, there is nothing to save.
    return neighbours >= items || most >= neighbours
        ? this
        : new ItemItemConfig(
            Math.min(neighbours, Math.max(FEWEST_NEIGHBOURS, most)),
            weights,
            ridge,
            userExponent,
            frequencyExponent,
            cooccurrences);
  }
}
