package dev.souk.jobs.indicators;

/**
 * Which shoppers of an item are counted. A shopper's level is how many zeros a hash ends with:
 * every second has one of at least 1, every fourth one of at least 2. While an item was bought
 * {@value #SHOPPERS} times at most all its shoppers are counted; each time that doubles, those of
 * the lowest level that is left are left out.
 */
final class Sample {

  /** How many shoppers of an item are counted, about; never many more. */
  static final int SHOPPERS = 256;

  /** Levels end here, at two thousand million purchases of one item. */
  static final int HIGHEST = 24;

  private Sample() {}

  static int level(String shopper, String itemId) {
    return Math.min(HIGHEST, Long.numberOfTrailingZeros(PurchaseHistory.hash(shopper, itemId)));
  }

  /** The lowest level that is counted of an item bought so many times. */
  static int lowest(long purchases) {
    int level = 0;
    while (level < HIGHEST && purchases >> level > SHOPPERS) {
      level++;
    }
    return level;
  }
}
