package dev.souk.representation.collaborative;

import java.util.function.IntFunction;

/**
 * The rows of a side in {@value #COUNT} groups by the hash of their ids. What is summed over a side
 * is summed in each stripe first, by ascending rows, and the stripes pairwise ({@link SideSum}): so
 * sums are the same to the bit on any number of threads, and on any number of {@link Blocks}, which
 * are whole stripes.
 *
 * @param order all rows, stripe by stripe, ascending in each
 * @param starts {@value #COUNT} + 1 offsets into {@code order}
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data: shared by design, never compared
record Stripes(int[] order, int[] starts) {

  private static final int BITS = 6;

  static final int COUNT = 1 << BITS;

  /** The stripe of an id. */
  static int of(String id) {
    return (int) (IdHash.of(id) >>> (Long.SIZE - BITS));
  }

  /** Those of rows 0 to {@code rows} - 1. */
  static Stripes of(int rows, IntFunction<String> ids) {
    byte[] stripe = new byte[rows];
    int[] starts = new int[COUNT + 1];
    for (int row = 0; row < rows; row++) {
      stripe[row] = (byte) of(ids.apply(row));
      starts[stripe[row] + 1]++;
    }
    for (int s = 0; s < COUNT; s++) {
      starts[s + 1] += starts[s];
    }
    int[] next = starts.clone();
    int[] order = new int[rows];
    for (int row = 0; row < rows; row++) {
      order[next[stripe[row]]++] = row;
    }
    return new Stripes(order, starts);
  }

  static Stripes of(String[] ids) {
    return of(ids.length, row -> ids[row]);
  }
}
