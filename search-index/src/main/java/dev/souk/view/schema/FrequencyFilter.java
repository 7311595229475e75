package dev.souk.view.schema;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.TermFrequencyAttribute;

/** Every token counts so many times, for its own frequency and for the length of its field. */
final class FrequencyFilter extends TokenFilter {

  private final TermFrequencyAttribute frequency = addAttribute(TermFrequencyAttribute.class);
  private final int times;

  /**
   * @param times 1 or more
   */
  FrequencyFilter(TokenStream input, int times) {
    super(input);
    this.times = times;
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (!input.incrementToken()) {
      return false;
    }
    frequency.setTermFrequency(times);
    return true;
  }
}
