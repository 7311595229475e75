package dev.souk.retrieval.text;

import java.util.List;

/**
 * A stretch of a query that is to be found as it is written.
 *
 * @param from where it begins in the text, in UTF-16 code units
 * @param to where it ends
 * @param terms as {@link dev.souk.view.schema.ItemFields#EXACT} has them, in a row
 */
public record KeptWords(int from, int to, List<String> terms) {

  public KeptWords {
    terms = List.copyOf(terms);
  }

  /** Whether a word is part of it. */
  public boolean covers(QueryWord word) {
    return from <= word.from() && word.to() <= to;
  }
}
