package dev.souk.retrieval.snapshot;

import dev.souk.kernels.FloatMatrix;
import dev.souk.kernels.SimilarityBackend;
import dev.souk.representation.collaborative.ContentMap;
import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.jspecify.annotations.Nullable;

/**
 * Factors of the items that the factor model does not know, by where their words put them. Made
 * anew for every snapshot of the items, for they have one until a training has seen somebody touch
 * them.
 */
final class Newcomers {

  private Newcomers() {}

  /** The factors of the items of {@code frame} that {@code space} lacks, null if there are none. */
  static @Nullable FactorRows of(
      @Nullable CollaborativeSpace space, ItemsFrame frame, SimilarityBackend backend)
      throws IOException {
    ContentMap content = space == null ? null : space.content();
    if (space == null || content == null || !content.basis().equals(frame.basis())) {
      return null;
    }
    int[] ordinals = new int[16];
    float[] factors = new float[16 * content.rank()];
    int count = 0;
    for (LeafReaderContext leaf : frame.searcher().getLeafContexts()) {
      FloatVectorValues vectors = leaf.reader().getFloatVectorValues(frame.vectorField());
      if (vectors == null) {
        continue;
      }
      KnnVectorValues.DocIndexIterator docs = vectors.iterator();
      for (int d = docs.nextDoc(); d != DocIdSetIterator.NO_MORE_DOCS; d = docs.nextDoc()) {
        int ordinal = frame.ordinal(leaf, d);
        if (frame.doc(ordinal) != leaf.docBase + d || space.factorRows().rows().row(ordinal) >= 0) {
          continue;
        }
        if (count == ordinals.length) {
          ordinals = Arrays.copyOf(ordinals, 2 * count);
          factors = Arrays.copyOf(factors, 2 * count * content.rank());
        }
        content.factor(vectors.vectorValue(docs.index()), factors, count * content.rank());
        ordinals[count++] = ordinal;
      }
    }
    if (count == 0) {
      return null;
    }
    FloatMatrix matrix =
        new FloatMatrix(count, content.rank(), Arrays.copyOf(factors, count * content.rank()));
    RowMap rows = RowMap.of(Arrays.copyOf(ordinals, count), frame.ordinals());
    return FactorRows.load(matrix, rows, backend);
  }
}
