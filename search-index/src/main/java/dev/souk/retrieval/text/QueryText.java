package dev.souk.retrieval.text;

import dev.souk.analysis.ShopAnalyzer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionLengthAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;

/**
 * What a shopper typed, as words: nothing typed is syntax.
 *
 * @param text as typed
 * @param words in their order
 * @param characters the Chinese characters of the words, each once; evidence, though no words
 */
public record QueryText(String text, List<QueryWord> words, List<String> characters) {

  /** More words than anybody types; bounds the clauses of a query. */
  public static final int MOST_WORDS = 64;

  private static final String FIELD = "text";
  private static final Analyzer WORDS = ShopAnalyzer.forQuery();
  private static final Analyzer CHARACTERS = ShopAnalyzer.forIndex();

  public QueryText {
    words = List.copyOf(words);
    characters = List.copyOf(characters);
  }

  /** Reads any text; what comes after {@value #MOST_WORDS} words is left out. */
  public static QueryText of(String text) {
    try {
      List<QueryWord> words = words(text);
      boolean bigrams = words.stream().anyMatch(QueryWord::bigram);
      return new QueryText(text, words, bigrams ? characters(text, words) : List.of());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot analyse text in memory", e);
    }
  }

  private static List<QueryWord> words(String text) throws IOException {
    List<QueryWord> words = new ArrayList<>();
    try (TokenStream stream = WORDS.tokenStream(FIELD, text)) {
      Tokens tokens = new Tokens(stream);
      stream.reset();
      List<Token> compound = new ArrayList<>();
      int position = -1;
      int end = -1;
      while (words.size() < MOST_WORDS && stream.incrementToken()) {
        position += tokens.increment.getPositionIncrement();
        if (position >= end && !compound.isEmpty()) {
          words.add(word(compound, text.length()));
          compound.clear();
        }
        Token token = tokens.current(position);
        end = Math.max(end, token.end);
        compound.add(token);
      }
      if (words.size() < MOST_WORDS && !compound.isEmpty()) {
        words.add(word(compound, text.length()));
      }
      stream.end();
    }
    return words;
  }

  /** Of tokens that lie over each other, the one that spans all and those that it spans. */
  private static QueryWord word(List<Token> tokens, int textLength) {
    Token whole = tokens.getFirst();
    int from = whole.from;
    int to = whole.to;
    List<String> parts = new ArrayList<>();
    for (Token token : tokens.subList(1, tokens.size())) {
      from = Math.min(from, token.from);
      to = Math.max(to, token.to);
      parts.add(token.term);
    }
    return new QueryWord(whole.term, parts, from, Math.min(to, textLength), whole.bigram);
  }

  private static List<String> characters(String text, List<QueryWord> words) throws IOException {
    Set<String> characters = new LinkedHashSet<>();
    try (TokenStream stream = CHARACTERS.tokenStream(FIELD, text)) {
      Tokens tokens = new Tokens(stream);
      stream.reset();
      while (characters.size() < MOST_WORDS && stream.incrementToken()) {
        if (tokens.type.type().equals(CJKBigramFilter.SINGLE_TYPE)) {
          characters.add(tokens.term.toString());
        }
      }
      stream.end();
    }
    // One that stands alone is a word by itself.
    words.forEach(word -> characters.remove(word.term()));
    return List.copyOf(characters);
  }

  /** A token at a position up to {@code end}, and its place in the text. */
  private record Token(String term, int end, int from, int to, boolean bigram) {}

  private static final class Tokens {

    final CharTermAttribute term;
    final TypeAttribute type;
    final PositionIncrementAttribute increment;
    private final PositionLengthAttribute length;
    private final OffsetAttribute offset;

    Tokens(TokenStream stream) {
      term = stream.addAttribute(CharTermAttribute.class);
      type = stream.addAttribute(TypeAttribute.class);
      increment = stream.addAttribute(PositionIncrementAttribute.class);
      length = stream.addAttribute(PositionLengthAttribute.class);
      offset = stream.addAttribute(OffsetAttribute.class);
    }

    Token current(int position) {
      return new Token(
          term.toString(),
          position + length.getPositionLength(),
          offset.startOffset(),
          offset.endOffset(),
          type.type().equals(CJKBigramFilter.DOUBLE_TYPE));
    }
  }
}
