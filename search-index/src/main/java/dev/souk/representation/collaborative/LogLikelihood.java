package dev.souk.representation.collaborative;

/**
 * How unlikely it would be that two things are together as often as they are, if neither had to do
 * with the other (Dunning, "Accurate methods for the statistics of surprise and coincidence",
 * Computational Linguistics 1993).
 */
public final class LogLikelihood {

  /** Most counts are small, and a query needs very many. */
  private static final double[] SMALL = new double[4096];

  static {
    for (int x = 1; x < SMALL.length; x++) {
      SMALL[x] = x * Math.log(x);
    }
  }

  private LogLikelihood() {}

  /**
   * The log-likelihood ratio G² of a table of two times two, 0 if the two are together no more
   * often than chance has it. It grows with {@code both} and shrinks as {@code one} grows.
   *
   * @param both how often the two are together
   * @param one how often the one is
   * @param other how often the other is
   * @param all how often either could be
   */
  public static double ratio(double both, double one, double other, double all) {
    if (both * all <= one * other) {
      return 0;
    }
    double cells =
        xlnx(all)
            - xlnx(both)
            - xlnx(one - both)
            - xlnx(other - both)
            - xlnx(all - one - other + both);
    double margins = entropy(one, all - one) + entropy(other, all - other);
    return Math.max(0, 2 * (margins - cells));
  }

  /** Of two parts, not normalised. */
  private static double entropy(double a, double b) {
    return xlnx(a + b) - xlnx(a) - xlnx(b);
  }

  private static double xlnx(double x) {
    if (x <= 0) {
      return 0;
    }
    int whole = (int) x;
    return whole == x && whole < SMALL.length ? SMALL[whole] : x * Math.log(x);
  }
}
