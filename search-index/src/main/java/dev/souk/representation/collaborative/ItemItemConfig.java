package dev.souk.representation.collaborative;

/**
 * How to train an {@link ItemItemModel}.
 *
 * @param neighbours most source items that a target is predicted from, 1 to 1000
 * @param ridge λ, strength of the regularisation, in interactions
 * @param cooccurrences most co-occurring items remembered for each item, bounds memory
 */
public record ItemItemConfig(int neighbours, double ridge, int cooccurrences) {

  /** Co-occurrence counts kept in all, 8 bytes each. */
  private static final int COOCCURRENCE_BUDGET = 40_000_000;

  /** Weights kept in all, 8 bytes each. */
  private static final int WEIGHT_BUDGET = 8_000_000;

  /**
   * @throws IllegalArgumentException if a value is out of its range
   */
  public ItemItemConfig {
    if (neighbours < 1 || neighbours > 1000) {
      throw new IllegalArgumentException("neighbours: " + neighbours + " (expected: 1 to 1000)");
    }
    if (!(ridge > 0 && ridge < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("ridge: " + ridge + " (expected: above 0, finite)");
    }
    if (cooccurrences < neighbours) {
      throw new IllegalArgumentException(
          "cooccurrences: "
              + cooccurrences
              + " (expected: neighbours = "
              + neighbours
              + " or more)");
    }
  }

  /**
   * Settings that suit a matrix by its size alone. The ridge follows how often a mean item was
   * chosen: counts far below it would all be regularised to the same.
   */
  public static ItemItemConfig forData(Interactions interactions) {
    int items = Math.max(1, interactions.items());
    int neighbours = Math.clamp(WEIGHT_BUDGET / items, 20, 200);
    double ridge = Math.clamp(5.0 * interactions.size() / items, 50, 500);
    int cooccurrences = Math.clamp(COOCCURRENCE_BUDGET / items, neighbours, 1 << 20);
    return new ItemItemConfig(neighbours, ridge, cooccurrences);
  }
}
