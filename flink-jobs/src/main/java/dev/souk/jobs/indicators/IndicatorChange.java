package dev.souk.jobs.indicators;

/**
 * What one shopper adds to the row of an item, or takes back from it, flat.
 *
 * @param itemId the item
 * @param level of the shopper in the sample of the item ({@link Sample})
 * @param purchases purchases not told of before; never taken back
 * @param shoppers 1 if the companions come, -1 if they go, 0 if there are none; of the row of all
 *     items how many purchases come or go
 * @param period as {@link Companions#period}
 * @param same as {@link Companions#same}
 * @param direct as {@link Companions#direct}
 * @param companions the items in UTF-8, each with its length before it ({@link PackedNames}): most
 *     are only kept for a while and then counted, so they need not be strings on their way
 */
public record IndicatorChange(
    String itemId,
    int level,
    int purchases,
    int shoppers,
    long period,
    int same,
    int direct,
    byte[] companions) {

  /** Whether the companion at {@code place} was bought in the visit just before. */
  boolean isDirect(int place) {
    return place >= same && place < same + direct;
  }
}
