package dev.souk.representation.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * Weighs terms by {@code (1 + ln tf) · idf} and scales a text's weights to Euclidean length 1.
 *
 * <p>Thread-safe.
 */
public final class TfIdf {

  private final TermStatistics statistics;

  /** Weighs by the document frequencies of {@code statistics}. */
  public TfIdf(TermStatistics statistics) {
    this.statistics = Objects.requireNonNull(statistics, "statistics");
  }

  /** The weight of a term before scaling. */
  static double weight(int frequency, double idf) {
    return (1 + StrictMath.log(frequency)) * idf;
  }

  /** The weights of all terms of a text, by term; their squares add up to 1. */
  public List<WeightedTerm> weigh(TermFrequencies text) {
    return weigh(text, statistics::idf);
  }

  private static List<WeightedTerm> weigh(TermFrequencies text, ToDoubleFunction<String> idf) {
    double[] weights = new double[text.size()];
    double squares = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] = weight(text.frequency(i), idf.applyAsDouble(text.term(i)));
      squares += weights[i] * weights[i];
    }
    double scale = squares == 0 ? 0 : 1 / Math.sqrt(squares);
    List<WeightedTerm> weighed = new ArrayList<>(weights.length);
    for (int i = 0; i < weights.length; i++) {
      weighed.add(new WeightedTerm(text.term(i), (float) (weights[i] * scale)));
    }
    return weighed;
  }

  /**
   * The {@code n} strongest terms of a text, the strongest first, equals by term. Weights are those
   * of {@link #weigh}: scaled before the weaker terms are left out.
   *
   * @throws IllegalArgumentException if {@code n} is negative
   */
  public List<WeightedTerm> strongest(TermFrequencies text, int n) {
    return strongest(text, statistics::idf, n);
  }

  static List<WeightedTerm> strongest(TermFrequencies text, ToDoubleFunction<String> idf, int n) {
    if (n < 0) {
      throw new IllegalArgumentException("n: " + n + " (expected: 0 or more)");
    }
    List<WeightedTerm> weighed = weigh(text, idf);
    weighed.sort(WeightedTerm.STRONGEST_FIRST);
    return List.copyOf(weighed.subList(0, Math.min(n, weighed.size())));
  }
}
