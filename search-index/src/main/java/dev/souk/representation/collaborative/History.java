package dev.souk.representation.collaborative;

import java.util.Arrays;

/**
 * What one shopper touched, in a model's item rows. The arrays are not copied: whoever hands them
 * over must not change them afterwards.
 *
 * @param rows item rows, each once
 * @param weights how strongly each was wanted, on the scale of the weights trained with: a purchase
 *     is 1
 */
public record History(int[] rows, float[] weights) {

  /**
   * @throws IllegalArgumentException if the arrays differ in length, a row is negative or occurs
   *     twice, or a weight is not positive and finite
   */
  public History {
    if (rows.length != weights.length) {
      throw new IllegalArgumentException(
          "weights.length: " + weights.length + " (expected: rows.length = " + rows.length + ")");
    }
    for (float weight : weights) {
      if (!(weight > 0 && weight < Float.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("weight: " + weight + " (expected: above 0, finite)");
      }
    }
    int[] sorted = rows.clone();
    Arrays.sort(sorted);
    for (int i = 0; i < sorted.length; i++) {
      if (sorted[i] < 0 || (i > 0 && sorted[i] == sorted[i - 1])) {
        throw new IllegalArgumentException(
            "row: " + sorted[i] + " (expected: 0 or more, each row once)");
      }
    }
  }

  /** A history of items that were all wanted alike, with weight 1. */
  public static History of(int... rows) {
    float[] weights = new float[rows.length];
    Arrays.fill(weights, 1);
    return new History(rows, weights);
  }

  /** Number of items. */
  public int size() {
    return rows.length;
  }

  /**
   * @throws IllegalArgumentException if a row is not below {@code items}
   */
  void requireRowsBelow(int items) {
    for (int row : rows) {
      if (row >= items) {
        throw new IllegalArgumentException(
            "row: " + row + " (expected: below the model's " + items + " items)");
      }
    }
  }
}
