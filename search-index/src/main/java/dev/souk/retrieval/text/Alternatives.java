package dev.souk.retrieval.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Knows what may stand in the place of a query's words: synonyms, corrections of typing errors. An
 * item that has an alternative has the words that it stands for.
 *
 * <p>Asked once for each query, on the way to its first candidates. Thread-safe.
 */
@FunctionalInterface
public interface Alternatives {

  /** None for any word. */
  Alternatives NONE = words -> List.of();

  /**
   * The alternatives of some of the words, in any order. They may overlap; one that reaches beyond
   * the last word is refused.
   *
   * @param words all words of the query in their order
   */
  List<Alternative> of(List<QueryWord> words);

  /** These and those of another. */
  default Alternatives and(Alternatives other) {
    return words -> {
      List<Alternative> both = new ArrayList<>(of(words));
      both.addAll(other.of(words));
      return both;
    };
  }
}
