package dev.souk.jobs.indicators;

import dev.souk.jobs.parse.EventIds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The purchases of a shopper in the order of visits; what was bought within one minute is one
 * visit. An item's companions are at most {@value #MOST_OF_VISIT} items of its own visit and the
 * latest {@value #MOST_BEFORE} of the visits before: what was bought long before says little, and
 * who buys very much adds no more to any item than others do. Within a visit hashes decide, which
 * draws from large baskets fairly and always the same.
 *
 * <p>A function of the set of purchases, whatever their order.
 */
public final class PurchaseHistory {

  static final int MOST_OF_VISIT = 10;
  static final int MOST_BEFORE = 10;

  /** After which a transition counts half. */
  static final long HALF_LIFE_MILLIS = Duration.ofDays(90).toMillis();

  private static final long MINUTE = Duration.ofMinutes(1).toMillis();

  private static final Comparator<Placed> ORDER =
      Comparator.comparingLong(Placed::minute)
          .thenComparingLong(Placed::hash)
          .thenComparing(Placed::itemId);

  private record Placed(String itemId, long time, long minute, long hash) {}

  private PurchaseHistory() {}

  /** A hash of a shopper and an item; it must never change. */
  static long hash(String shopper, String itemId) {
    return EventIds.hash(shopper + '\n' + itemId);
  }

  /**
   * The companions of each item.
   *
   * @param purchases of one shopper, each item once
   */
  static Map<String, Companions> of(String shopper, List<Purchase> purchases) {
    List<Placed> placed = new ArrayList<>(purchases.size());
    for (Purchase purchase : purchases) {
      placed.add(
          new Placed(
              purchase.itemId(),
              purchase.time(),
              Math.floorDiv(purchase.time(), MINUTE),
              hash(shopper, purchase.itemId())));
    }
    placed.sort(ORDER);
    Map<String, Companions> companions = LinkedHashMap.newLinkedHashMap(placed.size());
    int before = 0;
    for (int from = 0; from < placed.size(); ) {
      int to = from + 1;
      while (to < placed.size() && placed.get(to).minute() == placed.get(from).minute()) {
        to++;
      }
      for (int place = from; place < to; place++) {
        companions.put(placed.get(place).itemId(), of(placed, place, before, from, to));
      }
      before = from;
      from = to;
    }
    return companions;
  }

  /**
   * The companions of the item at {@code place}.
   *
   * @param before where the visit before begins
   * @param from where its own visit begins
   * @param to where that ends
   */
  private static Companions of(List<Placed> placed, int place, int before, int from, int to) {
    int same = Math.min(MOST_OF_VISIT, to - from - 1);
    int earlier = Math.min(MOST_BEFORE, from);
    List<String> items = new ArrayList<>(same + earlier);
    for (int i = 1; i <= same; i++) {
      int other = place + i;
      items.add(placed.get(other < to ? other : other - (to - from)).itemId());
    }
    for (int other = from - 1; other >= from - earlier; other--) {
      items.add(placed.get(other).itemId());
    }
    return new Companions(
        Math.floorDiv(placed.get(place).time(), HALF_LIFE_MILLIS),
        same,
        Math.min(earlier, from - before),
        items);
  }
}
