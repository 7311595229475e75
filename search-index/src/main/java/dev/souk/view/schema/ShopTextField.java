package dev.souk.view.schema;

import dev.souk.analysis.ShopAnalyzer;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;

/**
 * Text that is indexed with {@link ShopAnalyzer}, whatever analyzer the writer of the index was
 * given: what a field means is the schema's matter alone.
 */
final class ShopTextField extends Field {

  private static final Analyzer ANALYZER = ShopAnalyzer.forIndex();

  ShopTextField(String name, String text) {
    super(name, text, TextField.TYPE_NOT_STORED);
  }

  @Override
  public TokenStream tokenStream(Analyzer ignored, TokenStream reuse) {
    return ANALYZER.tokenStream(name(), stringValue());
  }
}
