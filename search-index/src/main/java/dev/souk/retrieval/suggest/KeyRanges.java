package dev.souk.retrieval.suggest;

import java.io.IOException;
import java.util.Collection;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.util.BytesRef;

/**
 * Which values of a segment have one of some prefixes.
 *
 * @param from the first, of each prefix
 * @param to the one after the last
 */
record KeyRanges(long[] from, long[] to) {

  static KeyRanges of(SortedSetDocValues values, Collection<BytesRef> prefixes) throws IOException {
    long[] from = new long[prefixes.size()];
    long[] to = new long[from.length];
    int i = 0;
    for (BytesRef prefix : prefixes) {
      from[i] = place(values, prefix);
      // No byte of UTF-8 is as large.
      byte[] behind = new byte[prefix.length + 1];
      System.arraycopy(prefix.bytes, prefix.offset, behind, 0, prefix.length);
      behind[prefix.length] = (byte) 0xFF;
      to[i++] = place(values, new BytesRef(behind));
    }
    return new KeyRanges(from, to);
  }

  private static long place(SortedSetDocValues values, BytesRef target) throws IOException {
    long place = values.lookupTerm(target);
    return place < 0 ? -place - 1 : place;
  }

  /** Whether the document at which {@code values} are has one. */
  boolean hold(SortedSetDocValues values) throws IOException {
    for (int i = values.docValueCount(); i > 0; i--) {
      long value = values.nextOrd();
      for (int r = 0; r < from.length; r++) {
        if (value >= from[r] && value < to[r]) {
          return true;
        }
      }
    }
    return false;
  }
}
