package dev.souk.retrieval.text;

import java.util.List;

/**
 * A word of a query: an English word or compound, or two neighbouring Chinese characters.
 *
 * @param term as it is indexed; of a compound, the joined word
 * @param parts the terms of a compound's parts, which may stand in its place; else empty
 * @param from where it begins in the text, in UTF-16 code units
 * @param to where it ends
 * @param bigram whether it is two characters that may be no word, and shares them with others
 */
public record QueryWord(String term, List<String> parts, int from, int to, boolean bigram) {

  public QueryWord {
    parts = List.copyOf(parts);
  }

  /** The word as it was typed in {@code text}. */
  public String typed(String text) {
    return text.substring(from, to);
  }
}
