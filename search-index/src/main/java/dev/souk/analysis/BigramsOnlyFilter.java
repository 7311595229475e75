package dev.souk.analysis;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionLengthAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;
import org.apache.lucene.util.AttributeSource;
import org.jspecify.annotations.Nullable;

/**
 * Drops each single character that a bigram covers from what {@link CJKBigramFilter} yields, and
 * keeps those that stand alone.
 *
 * <p>That filter can leave single characters out itself, but then a run of characters is one
 * position shorter than where they are indexed, and a phrase across two runs matches nothing.
 */
final class BigramsOnlyFilter extends TokenFilter {

  private final TypeAttribute type = addAttribute(TypeAttribute.class);
  private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
  private final PositionIncrementAttribute increment =
      addAttribute(PositionIncrementAttribute.class);
  private final PositionLengthAttribute length = addAttribute(PositionLengthAttribute.class);

  private AttributeSource.@Nullable State ahead;
  private boolean exhausted;
  private int coveredTo;
  private int skipped;

  BigramsOnlyFilter(TokenStream input) {
    super(input);
  }

  @Override
  public boolean incrementToken() throws IOException {
    while (advance()) {
      if (isBigram()) {
        coveredTo = offset.endOffset();
        length.setPositionLength(1);
      } else if (isSingle() && (offset.endOffset() == coveredTo || leadsBigram())) {
        skipped += increment.getPositionIncrement();
        continue;
      }
      increment.setPositionIncrement(increment.getPositionIncrement() + skipped);
      skipped = 0;
      return true;
    }
    return false;
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    ahead = null;
    exhausted = false;
    coveredTo = -1;
    skipped = 0;
  }

  @Override
  public void end() throws IOException {
    super.end();
    increment.setPositionIncrement(increment.getPositionIncrement() + skipped);
  }

  private boolean advance() throws IOException {
    if (ahead != null) {
      restoreState(ahead);
      ahead = null;
      return true;
    }
    exhausted = exhausted || !input.incrementToken();
    return !exhausted;
  }

  /** Whether a bigram follows at the same position; the current token stays current. */
  private boolean leadsBigram() throws IOException {
    AttributeSource.State current = captureState();
    boolean leads = false;
    if (advance()) {
      leads = isBigram() && increment.getPositionIncrement() == 0;
      ahead = captureState();
    }
    restoreState(current);
    return leads;
  }

  private boolean isBigram() {
    return type.type().equals(CJKBigramFilter.DOUBLE_TYPE);
  }

  private boolean isSingle() {
    return type.type().equals(CJKBigramFilter.SINGLE_TYPE);
  }
}
