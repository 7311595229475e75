package dev.souk.view.schema;

import dev.souk.representation.embedding.SpaceName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.FeatureField;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.util.BytesRef;

/** The Lucene fields of an item's strongest terms and of its vector of meaning. */
public final class ItemRepresentations {

  /**
   * The terms as features with their weights, so that a weighted sum of terms is one query whose
   * score is the inner product.
   */
  public static final String TERMS = "terms";

  /** The terms once more, by item, as doc values: read when the item was touched. */
  public static final String TERM_WEIGHTS = "term_weights";

  /**
   * Begins the vector field; the name of the vectors' space follows ({@link SpaceName}), so that
   * vectors of different spaces, which cannot be compared, are never in one field.
   */
  public static final String VECTOR_PREFIX = "vector.";

  private ItemRepresentations() {}

  static void addTo(Document document, IndexedItem indexed) {
    if (!indexed.terms().isEmpty()) {
      indexed
          .terms()
          .forEach((term, weight) -> {
            if (weight >= Float.MIN_NORMAL && Float.isFinite(weight)) {
              document.add(new FeatureField(TERMS, term, weight));
            }
          });
      document.add(new BinaryDocValuesField(TERM_WEIGHTS, encode(indexed.terms())));
    }
    if (hasDirection(indexed.vector())) {
      document.add(
          new KnnFloatVectorField(
              VECTOR_PREFIX + indexed.basis(),
              indexed.vector(),
              VectorSimilarityFunction.DOT_PRODUCT));
    }
  }

  /** A text without known terms is the zero vector, which is near nothing. */
  private static boolean hasDirection(float[] vector) {
    for (float value : vector) {
      if (value != 0) {
        return true;
      }
    }
    return false;
  }

  private static BytesRef encode(Map<String, Float> terms) {
    ByteBuffersDataOutput out = new ByteBuffersDataOutput();
    try {
      out.writeVInt(terms.size());
      for (Map.Entry<String, Float> term : terms.entrySet()) {
        out.writeString(term.getKey());
        out.writeInt(Float.floatToIntBits(term.getValue()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write in memory", e);
    }
    return new BytesRef(out.toArrayCopy());
  }

  /** The terms of document {@code doc} of {@code leaf} with their weights, empty if it has none. */
  public static Map<String, Float> terms(LeafReader leaf, int doc) throws IOException {
    BinaryDocValues values = leaf.getBinaryDocValues(TERM_WEIGHTS);
    if (values == null || !values.advanceExact(doc)) {
      return Map.of();
    }
    BytesRef bytes = values.binaryValue();
    ByteArrayDataInput in = new ByteArrayDataInput(bytes.bytes, bytes.offset, bytes.length);
    Map<String, Float> terms = new TreeMap<>();
    for (int left = in.readVInt(); left > 0; left--) {
      String term = in.readString();
      terms.put(term, Float.intBitsToFloat(in.readInt()));
    }
    return terms;
  }
}
