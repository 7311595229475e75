package dev.souk.jobs.plain;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.util.StringHelper;

/**
 * A digest of a view's contents that does not depend on the order of documents: the sums, modulo
 * 2^64, of both halves of each document's MurmurHash3 x64 128 (Appleby). It tells accidents apart,
 * not forgeries.
 *
 * @param documents how many
 * @param high sum of the first halves
 * @param low sum of the second halves
 */
public record ViewDigest(long documents, long high, long low) {

  /** Of no documents. */
  public static final ViewDigest EMPTY = new ViewDigest(0, 0, 0);

  /** The digest of an open snapshot, whose documents are read one by one. */
  public static ViewDigest of(IndexReader reader) throws IOException {
    ViewDigest[] digest = {EMPTY};
    ViewContents.forEach(reader, (key, source) -> digest[0] = digest[0].plus(key, source));
    return digest[0];
  }

  /** This and one document more. */
  public ViewDigest plus(String key, byte[] source) {
    byte[] name = key.getBytes(StandardCharsets.UTF_8);
    // A byte that is in no UTF-8 text between the two: what is key and what is source is certain.
    byte[] bytes = new byte[name.length + 1 + source.length];
    System.arraycopy(name, 0, bytes, 0, name.length);
    bytes[name.length] = (byte) 0xFF;
    System.arraycopy(source, 0, bytes, name.length + 1, source.length);
    long[] hash = StringHelper.murmurhash3_x64_128(bytes, 0, bytes.length, 0);
    return new ViewDigest(documents + 1, high + hash[0], low + hash[1]);
  }

  /** Such as {@code 4621 documents, 0f…}. */
  @Override
  public String toString() {
    return "%d documents, %016x%016x".formatted(documents, high, low);
  }
}
