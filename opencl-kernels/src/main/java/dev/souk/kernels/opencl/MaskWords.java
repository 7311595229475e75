package dev.souk.kernels.opencl;

import dev.souk.kernels.RowMask;
import org.jspecify.annotations.Nullable;

/** Lays masks out as a kernel reads them: 32-bit words, one set for all queries or one for each. */
final class MaskWords {

  private MaskWords() {}

  /**
   * One set of {@code words} words per slot of the batch, the shared set merged in; slots past the
   * batch's queries are clear.
   */
  static int[] perQuery(RowMask mask, QueryBatch batch, int firstRow, int words) {
    int[] out = new int[batch.slots() * words];
    long @Nullable [] @Nullable [] sets = mask.perQuery();
    for (int q = 0; q < batch.count(); q++) {
      or(mask.shared(), firstRow, out, q * words, words);
      if (sets != null) {
        or(sets[batch.first() + q], firstRow, out, q * words, words);
      }
    }
    return out;
  }

  /** The shared set alone. */
  static int[] shared(RowMask mask, int firstRow, int words) {
    int[] out = new int[words];
    or(mask.shared(), firstRow, out, 0, words);
    return out;
  }

  private static void or(long @Nullable [] set, int firstRow, int[] out, int at, int words) {
    if (set == null) {
      return;
    }
    int skip = firstRow >>> 6;
    for (int w = 0; w < words && skip + (w >>> 1) < set.length; w++) {
      out[at + w] |= (int) (set[skip + (w >>> 1)] >>> (32 * (w & 1)));
    }
  }
}
