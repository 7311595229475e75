package dev.souk.retrieval.rerank;

import java.util.Arrays;

/**
 * A text as numbers of {@link ListTerms}.
 *
 * @param units in the order of the text
 * @param pairs of neighbours, in the order of the text
 * @param distinctUnits ascending
 * @param distinctPairs ascending
 */
record Words(int[] units, int[] pairs, int[] distinctUnits, int[] distinctPairs) {

  private static final int[] NOTHING = new int[0];

  /** A text without words. */
  static final Words NONE = new Words(NOTHING, NOTHING, NOTHING, NOTHING);

  static Words of(int[] units, int[] pairs) {
    return new Words(units, pairs, distinct(units), distinct(pairs));
  }

  private static int[] distinct(int[] terms) {
    int[] sorted = terms.clone();
    Arrays.sort(sorted);
    int count = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        sorted[count++] = sorted[i];
      }
    }
    return count == sorted.length ? sorted : Arrays.copyOf(sorted, count);
  }

  /** Whether the text has the unit. */
  boolean has(int unit) {
    return Arrays.binarySearch(distinctUnits, unit) >= 0;
  }

  /** Whether the text has the pair. */
  boolean hasPair(int pair) {
    return Arrays.binarySearch(distinctPairs, pair) >= 0;
  }

  /** How often {@code term} is among {@code terms}. */
  static int count(int[] terms, int term) {
    int count = 0;
    for (int each : terms) {
      count += each == term ? 1 : 0;
    }
    return count;
  }
}
