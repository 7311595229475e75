package dev.souk.representation.embedding;

import java.util.Arrays;
import java.util.Map;

/**
 * Cuts words into the longest pieces that a vocabulary has, from the left (Schuster and Nakajima
 * 2012, as used by BERT). A word that cannot be cut is unknown. What looks like a mark of the
 * model's own, such as {@code [SEP]}, is text like any other.
 */
final class WordPieceTokenizer implements Tokenizer {

  private final BertText text;
  private final Map<String, Integer> pieces;
  private final String inside;
  private final int longestWord;
  private final int begin;
  private final int end;
  private final int unknown;

  /**
   * @param pieces ids of the pieces; not copied
   * @param inside what pieces that do not begin a word begin with
   * @param longestWord longer words are unknown, in characters
   */
  WordPieceTokenizer(
      BertText text,
      Map<String, Integer> pieces,
      String inside,
      int longestWord,
      int begin,
      int end,
      int unknown) {
    this.text = text;
    this.pieces = pieces;
    this.inside = inside;
    this.longestWord = longestWord;
    this.begin = begin;
    this.end = end;
    this.unknown = unknown;
  }

  @Override
  public Tokens encode(String whole, int most) {
    TokenList tokens = new TokenList(most - 1);
    tokens.add(begin);
    text.words(
        whole,
        word -> {
          cut(word, tokens);
          return !tokens.isFull();
        });
    return new Tokens(tokens.endedBy(end), tokens.known);
  }

  private void cut(String word, TokenList tokens) {
    int mark = tokens.size;
    if (word.codePointCount(0, word.length()) <= longestWord) {
      int from = 0;
      while (from < word.length()) {
        int to = longest(word, from);
        if (to == from) {
          break;
        }
        tokens.add(id(word, from, to));
        from = to;
      }
      if (from == word.length()) {
        tokens.known = true;
        return;
      }
    }
    tokens.size = mark;
    tokens.add(unknown);
  }

  /** Where the longest piece that begins at {@code from} ends; {@code from} if there is none. */
  private int longest(String word, int from) {
    int to = word.length();
    while (to > from && id(word, from, to) < 0) {
      to = word.offsetByCodePoints(to, -1);
    }
    return to;
  }

  private int id(String word, int from, int to) {
    String piece = word.substring(from, to);
    return pieces.getOrDefault(from == 0 ? piece : inside + piece, -1);
  }

  /** Grows up to a bound and ignores what comes then. */
  private static final class TokenList {
    private final int most;
    private long[] ids = new long[32];
    private int size;
    private boolean known;

    TokenList(int most) {
      this.most = most;
    }

    void add(int id) {
      if (isFull()) {
        return;
      }
      if (size == ids.length) {
        ids = Arrays.copyOf(ids, 2 * size);
      }
      ids[size++] = id;
    }

    boolean isFull() {
      return size >= most;
    }

    long[] endedBy(int id) {
      long[] ended = Arrays.copyOf(ids, size + 1);
      ended[size] = id;
      return ended;
    }
  }
}
