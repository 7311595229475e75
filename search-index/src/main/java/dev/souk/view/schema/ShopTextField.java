package dev.souk.view.schema;

import dev.souk.analysis.ShopAnalyzer;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.TextField;

/**
 * Text that is indexed with {@link ShopAnalyzer}, whatever analyzer the writer of the index was
 * given: what a field means is the schema's matter alone.
 */
final class ShopTextField extends Field {

  private static final Analyzer ANALYZER = ShopAnalyzer.forIndex();
  private static final Analyzer EXACT = ShopAnalyzer.forExact();
  private static final FieldType WITHOUT_NORMS = withoutNorms();

  private final Analyzer analyzer;

  private ShopTextField(String name, String text, FieldType type, Analyzer analyzer) {
    super(name, text, type);
    this.analyzer = analyzer;
  }

  ShopTextField(String name, String text) {
    this(name, text, TextField.TYPE_NOT_STORED, ANALYZER);
  }

  /** Text whose words keep their endings; matches, but is not scored. */
  static ShopTextField exact(String name, String text) {
    return new ShopTextField(name, text, WITHOUT_NORMS, EXACT);
  }

  private static FieldType withoutNorms() {
    FieldType type = new FieldType(TextField.TYPE_NOT_STORED);
    type.setOmitNorms(true);
    type.freeze();
    return type;
  }

  @Override
  public TokenStream tokenStream(Analyzer ignored, TokenStream reuse) {
    return analyzer.tokenStream(name(), stringValue());
  }
}
