package dev.souk.retrieval.facet;

import dev.souk.retrieval.SearchResponse.FacetValue;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * Cuts prices into ranges that hold about as many items each, at bounds that people would choose:
 * 1, 2, 3, 5 or 7 times a power of ten.
 */
final class PriceRanges {

  private static final int RANGES = 6;
  private static final double[] ROUND = {1, 2, 3, 5, 7, 10};

  private PriceRanges() {}

  /**
   * The ranges that hold a price, in ascending order, in the filter syntax.
   *
   * @param prices ascending
   */
  static List<FacetValue> of(double[] prices) {
    if (prices.length == 0) {
      return List.of();
    }
    TreeSet<Double> bounds = new TreeSet<>();
    for (int i = 1; i < RANGES; i++) {
      double bound = round(prices[(int) ((long) prices.length * i / RANGES)]);
      if (bound > prices[0] && bound <= prices[prices.length - 1]) {
        bounds.add(bound);
      }
    }
    List<FacetValue> ranges = new ArrayList<>();
    int from = 0;
    String low = "*";
    for (double bound : bounds) {
      int to = firstFrom(prices, bound);
      String text = text(bound);
      add(ranges, "[" + low + " TO " + text + "}", to - from);
      from = to;
      low = text;
    }
    add(ranges, "[" + low + " TO *]", prices.length - from);
    return List.copyOf(ranges);
  }

  /**
   * The ranges between these bounds, below the first and above the last, in ascending order, in the
   * filter syntax; also those that hold no price.
   *
   * @param prices ascending
   * @param bounds ascending, at least one
   */
  static List<FacetValue> of(double[] prices, List<Double> bounds) {
    List<FacetValue> ranges = new ArrayList<>();
    int from = 0;
    String low = "*";
    for (double bound : bounds) {
      int to = firstFrom(prices, bound);
      String text = exact(bound);
      ranges.add(new FacetValue("[" + low + " TO " + text + "}", to - from));
      from = to;
      low = text;
    }
    ranges.add(new FacetValue("[" + low + " TO *]", prices.length - from));
    return List.copyOf(ranges);
  }

  private static String exact(double bound) {
    return BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString();
  }

  private static void add(List<FacetValue> ranges, String range, int count) {
    if (count > 0) {
      ranges.add(new FacetValue(range, count));
    }
  }

  /** The nearest round number, by ratio. */
  private static double round(double price) {
    if (price <= 0) {
      return 0;
    }
    double power = Math.pow(10, Math.floor(Math.log10(price)));
    double best = power;
    for (double digit : ROUND) {
      double candidate = digit * power;
      if (Math.abs(Math.log(candidate / price)) < Math.abs(Math.log(best / price))) {
        best = candidate;
      }
    }
    return new BigDecimal(best, new MathContext(3)).doubleValue();
  }

  private static String text(double bound) {
    return new BigDecimal(bound, new MathContext(6)).stripTrailingZeros().toPlainString();
  }

  /** The first place with {@code bound} or more. */
  private static int firstFrom(double[] prices, double bound) {
    int at = Arrays.binarySearch(prices, bound);
    if (at < 0) {
      return -at - 1;
    }
    while (at > 0 && prices[at - 1] == bound) {
      at--;
    }
    return at;
  }
}
