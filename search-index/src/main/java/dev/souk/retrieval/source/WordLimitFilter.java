package dev.souk.retrieval.source;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionLengthAttribute;

/**
 * Ends a token stream after a number of tokens, or as soon after it as no token is left halfway.
 *
 * <p>Lucene's own limit cuts at the very token. That may be the joined word of a compound, which
 * spans parts that are then missing: no path through such a token graph reaches its end, so the
 * query made of it would be empty.
 */
final class WordLimitFilter extends TokenFilter {

  private final PositionIncrementAttribute increment =
      addAttribute(PositionIncrementAttribute.class);
  private final PositionLengthAttribute length = addAttribute(PositionLengthAttribute.class);
  private final int most;

  private int tokens;
  private int position;
  private int reached;

  /**
   * @param most how many tokens to let through before the next whole word ends the stream
   */
  WordLimitFilter(TokenStream input, int most) {
    super(input);
    this.most = most;
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (!input.incrementToken()) {
      return false;
    }
    position += increment.getPositionIncrement();
    if (tokens >= most && position >= reached) {
      return false;
    }
    tokens++;
    reached = Math.max(reached, position + length.getPositionLength());
    return true;
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    tokens = 0;
    position = -1;
    reached = 0;
  }
}
