package dev.souk.analysis;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Puts English nouns into the singular, see {@link EnglishPlurals}. Expects lower case. */
final class EnglishPluralFilter extends TokenFilter {

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

  EnglishPluralFilter(TokenStream input) {
    super(input);
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (!input.incrementToken()) {
      return false;
    }
    String word = term.toString();
    String singular = EnglishPlurals.singular(word);
    if (!singular.equals(word)) {
      term.setEmpty().append(singular);
    }
    return true;
  }
}
