package dev.souk.representation.text;

import dev.souk.analysis.Terms;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.lucene.analysis.Analyzer;

/**
 * The terms of one text with their frequencies, sorted by term. Immutable.
 *
 * <p>An item's frequencies are weighted by where a term stands: an occurrence in the title counts
 * {@value #TITLE_WEIGHT}, in category or brand {@value #CATEGORY_WEIGHT}, in the description 1.
 * Weighting the counts, not the scores, is how BM25F combines fields (Robertson, Zaragoza and
 * Taylor 2004): a term of both title and description saturates once, not twice.
 */
public final class TermFrequencies {

  /** What an occurrence in the title counts. */
  public static final int TITLE_WEIGHT = 4;

  /** What an occurrence in the category or the brand counts. */
  public static final int CATEGORY_WEIGHT = 2;

  private final String[] terms;
  private final int[] frequencies;

  private TermFrequencies(SortedMap<String, Integer> counts) {
    terms = new String[counts.size()];
    frequencies = new int[counts.size()];
    int i = 0;
    for (Map.Entry<String, Integer> count : counts.entrySet()) {
      terms[i] = count.getKey();
      frequencies[i++] = count.getValue();
    }
  }

  /** The weighted frequencies of an item's terms. */
  public static TermFrequencies of(Analyzer analyzer, ItemText item) {
    SortedMap<String, Integer> counts = new TreeMap<>();
    add(counts, analyzer, item.title(), TITLE_WEIGHT);
    add(counts, analyzer, item.category(), CATEGORY_WEIGHT);
    add(counts, analyzer, item.brand(), CATEGORY_WEIGHT);
    add(counts, analyzer, item.description(), 1);
    return new TermFrequencies(counts);
  }

  /** The plain frequencies of the terms of a query or another single text. */
  public static TermFrequencies of(Analyzer analyzer, String text) {
    return new TermFrequencies(Terms.of(analyzer, text));
  }

  private static void add(
      SortedMap<String, Integer> counts, Analyzer analyzer, String text, int weight) {
    if (text.isEmpty()) {
      return;
    }
    for (Map.Entry<String, Integer> term : Terms.of(analyzer, text).entrySet()) {
      counts.merge(term.getKey(), weight * term.getValue(), Integer::sum);
    }
  }

  /** Number of distinct terms. */
  public int size() {
    return terms.length;
  }

  /** The term at {@code i}, 0 to {@link #size()} exclusive; ascending. */
  public String term(int i) {
    return terms[i];
  }

  /** The weighted frequency of the term at {@code i}; 1 or more. */
  public int frequency(int i) {
    return frequencies[i];
  }

  /** {@code term=frequency} pairs, for logs and failed tests. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("{");
    for (int i = 0; i < terms.length; i++) {
      text.append(i == 0 ? "" : ", ").append(terms[i]).append('=').append(frequencies[i]);
    }
    return text.append('}').toString();
  }
}
