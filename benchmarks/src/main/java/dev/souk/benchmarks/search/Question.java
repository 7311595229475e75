package dev.souk.benchmarks.search;

/**
 * What somebody asks, however it is put to an engine.
 *
 * @param words in lower case, of letters and digits, separated by spaces
 * @param low the least price of the filter, in whole currency units
 * @param high the highest
 * @param typed what is completed
 * @param shopper who asks, of those with a history
 */
record Question(String words, int low, int high, String typed, String shopper) {

  /** How it is asked. */
  enum Kind {
    /** The ten best by the words alone. */
    TEXT,
    /** The same within a range of prices, with counts of brands and categories. */
    FACETS,
    /** Completions of what was typed. */
    SUGGEST,
    /** The ten best by words and taste; of Souk only. */
    PERSONAL
  }

  Question {
    if (low < 0 || high < low) {
      throw new IllegalArgumentException(
          "range: [%d TO %d] (expected: 0 or more, ascending)".formatted(low, high));
    }
  }
}
