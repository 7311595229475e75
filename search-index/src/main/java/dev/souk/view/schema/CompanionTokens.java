package dev.souk.view.schema;

import dev.souk.domain.ItemIndicators;
import dev.souk.domain.ItemIndicators.Companion;
import java.util.Iterator;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TermFrequencyAttribute;

/**
 * An item's companions as tokens, with the number of shoppers as their frequency. The stream ends
 * at the position that is the number of counted purchases, from which {@link
 * LogLikelihoodSimilarity} makes the norm: nothing else of a field gets there.
 */
final class CompanionTokens extends TokenStream {

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final TermFrequencyAttribute frequency = addAttribute(TermFrequencyAttribute.class);
  private final PositionIncrementAttribute increment =
      addAttribute(PositionIncrementAttribute.class);
  private final ItemIndicators indicators;
  private Iterator<Companion> left;
  private boolean first = true;

  CompanionTokens(ItemIndicators indicators) {
    this.indicators = indicators;
    this.left = indicators.companions().iterator();
  }

  @Override
  public void reset() {
    left = indicators.companions().iterator();
    first = true;
  }

  @Override
  public boolean incrementToken() {
    if (!left.hasNext()) {
      return false;
    }
    clearAttributes();
    Companion companion = left.next();
    term.append(companion.itemId());
    frequency.setTermFrequency(companion.shoppers());
    // Positions count from 0, and the first increment leads there from -1.
    increment.setPositionIncrement(first ? Math.toIntExact(indicators.counted()) : 0);
    first = false;
    return true;
  }
}
