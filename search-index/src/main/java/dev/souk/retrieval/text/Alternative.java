package dev.souk.retrieval.text;

import java.util.List;

/**
 * Terms that may stand in the place of some words of a query.
 *
 * @param from the first of the words, counted from 0
 * @param length how many words, 1 or more
 * @param terms as they are indexed, 1 or more; an item must have all of them
 * @param weight what they count beside the words themselves, above 0 and at most 1
 */
public record Alternative(int from, int length, List<String> terms, float weight) {

  public Alternative {
    terms = List.copyOf(terms);
    if (from < 0 || length < 1) {
      throw new IllegalArgumentException(
          "words " + from + " + " + length + " (expected: 0 or more, and one word or more)");
    }
    if (terms.isEmpty()) {
      throw new IllegalArgumentException("no terms (expected: one or more)");
    }
    if (!(weight > 0 && weight <= 1)) {
      throw new IllegalArgumentException("weight " + weight + " (expected: above 0, at most 1)");
    }
  }

  /** Terms in the place of one word. */
  public static Alternative ofWord(int at, List<String> terms, float weight) {
    return new Alternative(at, 1, terms, weight);
  }
}
