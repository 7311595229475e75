package dev.souk.view.schema;

import dev.souk.view.View;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.lucene.codecs.Codec;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.util.BytesRef;

/**
 * Turns a view's <em>source</em>, the JSON of one document, into a Lucene document and back. The
 * source is stored in the document: what is indexed beside it is derived from it, so the contents
 * of two snapshots are equal if and only if their keys and sources are. (The one exception is said
 * in {@link ItemsSchema}.)
 *
 * <p>Implementations are stateless and thread-safe.
 */
public interface ViewSchema {

  /** The field with the key, indexed, unique in the view, stored and in doc values. */
  String KEY = "key";

  /** The stored field with the source. */
  String SOURCE = "source";

  /**
   * The document of a source.
   *
   * @param key the item or shopper
   * @param source as the schema's own writer made it
   */
  Document document(String key, byte[] source);

  /** A source for people to read: JSON, also where it is written shorter. */
  default String text(byte[] source) {
    return new String(source, StandardCharsets.UTF_8);
  }

  /** How its segments are written. */
  default Codec codec() {
    return Codec.getDefault();
  }

  /** How it writes the norms of its fields. */
  default Similarity similarity() {
    return IndexSearcher.getDefaultSimilarity();
  }

  /** The schema of {@code view}. */
  static ViewSchema of(View view) {
    return switch (view) {
      case ITEMS -> new ItemsSchema();
      case PROFILES -> new ProfilesSchema();
      case SIGNALS -> new SignalsSchema();
      case INDICATORS -> new IndicatorsSchema();
      case QUERIES -> new QueriesSchema();
      case FACTORS -> new FactorsSchema();
    };
  }

  /** The term that finds the document of {@code key}. */
  static Term keyTerm(String key) {
    return new Term(KEY, key);
  }

  /** A document with key and source alone. */
  static Document base(String key, byte[] source) {
    Document document = new Document();
    document.add(new StringField(KEY, key, Field.Store.YES));
    document.add(new BinaryDocValuesField(KEY, new BytesRef(key)));
    document.add(new StoredField(SOURCE, source));
    return document;
  }

  /** The source of a document as read. */
  static byte[] source(Document document) {
    BytesRef bytes = Objects.requireNonNull(document.getBinaryValue(SOURCE), SOURCE);
    return java.util.Arrays.copyOfRange(bytes.bytes, bytes.offset, bytes.offset + bytes.length);
  }
}
