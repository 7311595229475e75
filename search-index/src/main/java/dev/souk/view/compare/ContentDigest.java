package dev.souk.view.compare;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.apache.lucene.util.StringHelper;

/**
 * A digest of a set of documents that does not depend on their order: the sum, modulo 2^128 in two
 * halves, of each document's 128-bit hash (MurmurHash3). Documents can be added in any order and
 * digests of parts can be added up. It finds accidents; it does not withstand someone who wants a
 * collision. Not thread-safe.
 */
public final class ContentDigest {

  private static final int SEED = 0x50554b;

  private long documents;
  private long high;
  private long low;

  /** The hash of one document. */
  public static long[] hash(String key, byte[] source) {
    byte[] name = key.getBytes(StandardCharsets.UTF_8);
    // The length of the key comes first, so that key and source cannot be mistaken for each other.
    byte[] bytes = new byte[Integer.BYTES + name.length + source.length];
    for (int i = 0; i < Integer.BYTES; i++) {
      bytes[i] = (byte) (name.length >>> (8 * i));
    }
    System.arraycopy(name, 0, bytes, Integer.BYTES, name.length);
    System.arraycopy(source, 0, bytes, Integer.BYTES + name.length, source.length);
    return StringHelper.murmurhash3_x64_128(bytes, 0, bytes.length, SEED);
  }

  /** Adds a document by its {@link #hash}. */
  public void add(long[] hash) {
    documents++;
    high += hash[0];
    low += hash[1];
  }

  /** How many documents were added. */
  public long documents() {
    return documents;
  }

  /** 32 hexadecimal digits. */
  @Override
  public String toString() {
    return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
  }
}
