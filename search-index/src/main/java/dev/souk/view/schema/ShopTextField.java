package dev.souk.view.schema;

import dev.souk.analysis.ShopAnalyzer;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexOptions;

/**
 * Text that is indexed with {@link ShopAnalyzer}, whatever analyzer the writer of the index was
 * given: what a field means is the schema's matter alone.
 */
final class ShopTextField extends Field {

  private static final Analyzer ANALYZER = ShopAnalyzer.forIndex();
  private static final Analyzer EXACT = ShopAnalyzer.forExact();
  private static final FieldType WITHOUT_NORMS = withoutNorms();

  private static final FieldType WITHOUT_POSITIONS = withoutPositions();

  private final Analyzer analyzer;
  private final int weight;

  private ShopTextField(String name, String text, FieldType type, Analyzer analyzer, int weight) {
    super(name, text, type);
    this.analyzer = analyzer;
    this.weight = weight;
  }

  ShopTextField(String name, String text) {
    this(name, text, TextField.TYPE_NOT_STORED, ANALYZER, 1);
  }

  /** Text that is scored as if it stood {@code weight} times; without positions. */
  static ShopTextField counted(String name, String text, int weight) {
    return new ShopTextField(name, text, WITHOUT_POSITIONS, ANALYZER, weight);
  }

  /** Text whose words keep their endings; matches, but is not scored. */
  static ShopTextField exact(String name, String text) {
    return new ShopTextField(name, text, WITHOUT_NORMS, EXACT, 1);
  }

  private static FieldType withoutNorms() {
    FieldType type = new FieldType(TextField.TYPE_NOT_STORED);
    type.setOmitNorms(true);
    type.freeze();
    return type;
  }

  private static FieldType withoutPositions() {
    FieldType type = new FieldType(TextField.TYPE_NOT_STORED);
    type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
    type.freeze();
    return type;
  }

  @Override
  public TokenStream tokenStream(Analyzer ignored, TokenStream reuse) {
    TokenStream words = analyzer.tokenStream(name(), stringValue());
    return weight == 1 ? words : new FrequencyFilter(words, weight);
  }
}
