package dev.souk.retrieval.source;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionLengthAttribute;
import org.jspecify.annotations.Nullable;

/**
 * Makes a token graph that a query builder reads rightly, and ends it after a number of tokens.
 *
 * <p>A builder takes every position to be the one after the last, so a compound that lost a part to
 * the stop words (plug-and-play) would span the word after it as well, or end nowhere. Here such
 * holes are closed, and the joined word of a compound spans the parts that are left. The end never
 * cuts a compound, for the same reason.
 */
final class WholeWordsFilter extends TokenFilter {

  private final PositionIncrementAttribute increment =
      addAttribute(PositionIncrementAttribute.class);
  private final PositionLengthAttribute length = addAttribute(PositionLengthAttribute.class);
  private final int most;

  private final ArrayDeque<Token> ready = new ArrayDeque<>();
  private @Nullable Token ahead;
  private int position;
  private int written;

  /** A token from position {@code start} up to {@code end}. */
  private record Token(State state, int start, int end) {}

  /**
   * @param most how many tokens to let through before the next whole word ends the stream
   */
  WholeWordsFilter(TokenStream input, int most) {
    super(input);
    this.most = most;
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (ready.isEmpty() && written < most) {
      readWord();
    }
    Token token = ready.poll();
    if (token == null) {
      return false;
    }
    restoreState(token.state);
    increment.setPositionIncrement(token.start - position);
    length.setPositionLength(token.end - token.start);
    position = token.start;
    written++;
    return true;
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    ready.clear();
    ahead = null;
    position = -1;
    written = 0;
  }

  /** Reads tokens up to the first that no earlier one reaches over: a word, or a whole compound. */
  private void readWord() throws IOException {
    Token first = ahead == null ? read(0) : ahead;
    if (first == null) {
      return;
    }
    List<Token> word = new ArrayList<>();
    int end = first.end;
    Token next = first;
    while (next != null && (next == first || next.start < end)) {
      word.add(next);
      end = Math.max(end, next.end);
      next = read(next.start);
    }
    ahead = next;
    closeHoles(word, first.start, end);
  }

  private @Nullable Token read(int from) throws IOException {
    if (!input.incrementToken()) {
      return null;
    }
    int start = from + increment.getPositionIncrement();
    return new Token(captureState(), start, start + length.getPositionLength());
  }

  /** Moves the tokens so that each position is one that a part, not just the joined word, takes. */
  private void closeHoles(List<Token> word, int start, int end) {
    boolean[] taken = new boolean[end - start];
    for (Token token : word) {
      if (token.end - token.start < end - start) {
        Arrays.fill(taken, token.start - start, token.end - start, true);
      }
    }
    int[] moved = new int[end - start + 1];
    moved[0] = position + 1;
    for (int i = 0; i < taken.length; i++) {
      moved[i + 1] = moved[i] + (taken[i] ? 1 : 0);
    }
    for (Token token : word) {
      int from = moved[token.start - start];
      int to = moved[token.end - start];
      ready.add(new Token(token.state, from, Math.max(from + 1, to)));
    }
  }
}
