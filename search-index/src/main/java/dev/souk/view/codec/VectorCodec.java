package dev.souk.view.codec;

import dev.souk.representation.embedding.SpaceName;
import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene104.Lucene104HnswScalarQuantizedVectorsFormat;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.util.quantization.QuantizedByteVectorValues.ScalarEncoding;

/**
 * Lucene's codec, with vectors of many dimensions quantised to a byte each beside the floats. A
 * search then walks and scores a quarter of the bytes, and ranks what it found by the floats.
 * Vectors of few dimensions stay floats: what a shop's own basis takes is little, and the second
 * form would only make snapshots larger. docs/quality.md has the measurements.
 *
 * <p>Segments tell themselves how they were written, under Lucene's names: readers need nothing of
 * this, and segments of both forms may be in one index.
 */
public final class VectorCodec extends Lucene104Codec {

  /** Vectors of so many dimensions or more are quantised. */
  public static final int QUANTISED_DIMS = 256;

  private static final int MAX_CONN = 16;
  private static final int BEAM_WIDTH = 100;

  private static final KnnVectorsFormat FLOATS =
      new Lucene99HnswVectorsFormat(MAX_CONN, BEAM_WIDTH);
  private static final KnnVectorsFormat BYTES =
      new Lucene104HnswScalarQuantizedVectorsFormat(
          ScalarEncoding.UNSIGNED_BYTE, MAX_CONN, BEAM_WIDTH);

  private final String prefix;

  private VectorCodec(String prefix) {
    this.prefix = prefix;
  }

  /**
   * The codec.
   *
   * @param prefix what the names of fields of vectors begin with; the name of their space follows
   */
  public static Codec of(String prefix) {
    return new VectorCodec(prefix);
  }

  /** Whether vectors of a space are quantised. */
  public static boolean isQuantised(SpaceName space) {
    return space.dims() >= QUANTISED_DIMS;
  }

  @Override
  public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
    return field.length() > prefix.length()
            && field.startsWith(prefix)
            && isQuantised(new SpaceName(field.substring(prefix.length())))
        ? BYTES
        : FLOATS;
  }
}
