package dev.souk.representation.collaborative;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Learns a {@link BasketModel}: of two items, how many baskets hold both, either and neither, and
 * how unlikely that would be if neither had to do with the other ({@link LogLikelihood}). Popular
 * items, which are in one basket with everything, say little by this; so do pairs that were seen
 * once.
 *
 * <p>Takes the sum of the squared sizes of the baskets. The order of the baskets does not matter.
 * Stateless.
 */
public final class BasketTrainer {

  /** A basket with more items is a restocking: it says little of each pair and has many. */
  public static final int MOST_ITEMS = 100;

  private static final int COMPANIONS = 50;

  /** Once is chance. */
  private static final int LEAST_TOGETHER = 2;

  private BasketTrainer() {}

  /**
   * Trains.
   *
   * @param baskets distinct items of each; those of fewer than two or more than {@value
   *     #MOST_ITEMS} are not counted
   */
  public static BasketModel train(Collection<List<String>> baskets) {
    Set<String> ids = new TreeSet<>();
    for (List<String> basket : baskets) {
      if (counts(basket)) {
        ids.addAll(basket);
      }
    }
    String[] itemIds = ids.toArray(String[]::new);
    SparseRows byBasket = rows(baskets, new ItemIndex(itemIds), itemIds.length);
    SparseRows byItem = byBasket.transposed();
    int n = itemIds.length;
    int[][] companions = new int[n][];
    float[][] evidence = new float[n][];
    int[] together = new int[n];
    for (int item = 0; item < n; item++) {
      Set<Integer> seen = new HashSet<>();
      for (int e = byItem.starts()[item]; e < byItem.starts()[item + 1]; e++) {
        int basket = byItem.column()[e];
        for (int f = byBasket.starts()[basket]; f < byBasket.starts()[basket + 1]; f++) {
          int other = byBasket.column()[f];
          if (other != item) {
            together[other]++;
            seen.add(other);
          }
        }
      }
      rank(item, seen, together, byItem, byBasket.rows(), companions, evidence);
      for (int other : seen) {
        together[other] = 0;
      }
    }
    return new BasketModel(itemIds, companions, evidence);
  }

  private static boolean counts(List<String> basket) {
    return basket.size() >= 2 && basket.size() <= MOST_ITEMS;
  }

  private static SparseRows rows(Collection<List<String>> baskets, ItemIndex index, int items) {
    int count = 0;
    int entries = 0;
    for (List<String> basket : baskets) {
      if (counts(basket)) {
        count++;
        entries = Math.addExact(entries, basket.size());
      }
    }
    int[] starts = new int[count + 1];
    int[] column = new int[entries];
    float[] ones = new float[entries];
    Arrays.fill(ones, 1);
    int row = 0;
    for (List<String> basket : baskets) {
      if (counts(basket)) {
        int at = starts[row];
        for (String id : basket) {
          column[at++] = index.row(id);
        }
        Arrays.sort(column, starts[row], at);
        starts[++row] = at;
      }
    }
    return new SparseRows(items, starts, column, ones);
  }

  private static void rank(
      int item,
      Set<Integer> seen,
      int[] together,
      SparseRows byItem,
      int baskets,
      int[][] companions,
      float[][] evidence) {
    long[] keys = new long[seen.size()];
    int count = 0;
    for (int other : seen) {
      float ratio =
          (float)
              LogLikelihood.ratio(
                  together[other], byItem.length(item), byItem.length(other), baskets);
      if (together[other] >= LEAST_TOGETHER && ratio > 0) {
        // Positive floats order as their bits do: the surest first, then by row.
        keys[count++] = (long) -Float.floatToIntBits(ratio) << 32 | other;
      }
    }
    Arrays.sort(keys, 0, count);
    int kept = Math.min(COMPANIONS, count);
    companions[item] = new int[kept];
    evidence[item] = new float[kept];
    for (int e = 0; e < kept; e++) {
      companions[item][e] = (int) keys[e];
      evidence[item][e] = Float.intBitsToFloat(-(int) (keys[e] >> 32));
    }
  }
}
