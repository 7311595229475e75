package dev.souk.view.codec;

import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.FilterCodec;
import org.apache.lucene.codecs.StoredFieldsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene90.compressing.Lucene90CompressingStoredFieldsFormat;

/**
 * Lucene's codec, but stored fields are not compressed. Most documents of profiles and signals are
 * replaced within seconds, and to compress them for each flush and each merge took more time than
 * all else that was done to an index.
 */
public final class BusyCodec extends FilterCodec {

  private static final String NAME = "SoukBusy1";
  private static final int CHUNK_BYTES = 16 * 1024;
  private static final int CHUNK_DOCUMENTS = 128;
  private static final int BLOCK_SHIFT = 10;

  private final StoredFieldsFormat storedFields =
      new Lucene90CompressingStoredFieldsFormat(
          "SoukPlain", Plain.MODE, CHUNK_BYTES, CHUNK_DOCUMENTS, BLOCK_SHIFT);

  /** For Lucene, which makes one. */
  public BusyCodec() {
    super(NAME, new Lucene104Codec());
  }

  /** The codec. */
  public static Codec get() {
    return Codec.forName(NAME);
  }

  @Override
  public StoredFieldsFormat storedFieldsFormat() {
    return storedFields;
  }
}
