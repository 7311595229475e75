package dev.souk.retrieval.rules;

import dev.souk.analysis.ShopAnalyzer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionLengthAttribute;

/**
 * The analysed words of a text in their order: once with compounds joined and, if it has any, once
 * with them in parts. So {@code t-light}, {@code t light} and {@code tlight} share a wording.
 */
final class Wordings {

  private static final Analyzer ANALYZER = ShopAnalyzer.forQuery();

  /** More words than anybody types. */
  private static final int MOST_WORDS = 64;

  private Wordings() {}

  private record Token(String text, int start, int end) {}

  /** One or two lists of words; one empty list of a text without words. */
  static List<List<String>> of(String text) {
    List<Token> tokens = tokens(text);
    List<String> joined = new ArrayList<>();
    List<String> parts = new ArrayList<>();
    int covered = 0;
    for (Token token : tokens) {
      boolean compound = token.end - token.start > 1;
      if (!compound) {
        parts.add(token.text);
      }
      if (compound || token.start >= covered) {
        joined.add(token.text);
        covered = Math.max(covered, token.end);
      }
    }
    return joined.equals(parts) ? List.of(List.copyOf(joined)) : List.of(joined, parts);
  }

  private static List<Token> tokens(String text) {
    List<Token> tokens = new ArrayList<>();
    try (TokenStream stream = ANALYZER.tokenStream("", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      PositionIncrementAttribute increment = stream.addAttribute(PositionIncrementAttribute.class);
      PositionLengthAttribute length = stream.addAttribute(PositionLengthAttribute.class);
      stream.reset();
      int position = -1;
      while (tokens.size() < MOST_WORDS && stream.incrementToken()) {
        position += increment.getPositionIncrement();
        tokens.add(new Token(term.toString(), position, position + length.getPositionLength()));
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException("A text in memory could not be read", e);
    }
    return tokens;
  }
}
