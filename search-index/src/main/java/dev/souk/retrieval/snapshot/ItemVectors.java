package dev.souk.retrieval.snapshot;

import java.io.IOException;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.jspecify.annotations.Nullable;

/** Reads the vectors of single items. Stateless. */
public final class ItemVectors {

  private ItemVectors() {}

  /** The vector of an item, of the frame's commonest kind; null if it has none. */
  public static float @Nullable [] of(ItemsFrame frame, int ordinal) throws IOException {
    String field = frame.vectorField();
    int doc = frame.doc(ordinal);
    if (field == null || doc < 0) {
      return null;
    }
    LeafReaderContext leaf = frame.leaf(doc);
    FloatVectorValues values = leaf.reader().getFloatVectorValues(field);
    if (values == null) {
      return null;
    }
    KnnVectorValues.DocIndexIterator vectors = values.iterator();
    return vectors.advance(doc - leaf.docBase) == doc - leaf.docBase
        ? values.vectorValue(vectors.index()).clone()
        : null;
  }
}
