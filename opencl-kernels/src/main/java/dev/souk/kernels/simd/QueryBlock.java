package dev.souk.kernels.simd;

import dev.souk.kernels.FloatMatrix;
import java.util.ArrayList;
import java.util.List;

/**
 * Consecutive queries that one micro-kernel serves together, packed as {@code [dimension][slot]};
 * slots past {@code count} are zeros.
 *
 * @param first the first query
 * @param count queries in the block, 1 or more
 * @param width slots: 1, 4 or 6
 * @param values {@code dims * width} values
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data: shared by design, never compared
record QueryBlock(int first, int count, int width, float[] values) {

  /** Blocks of six, and a last one or two of the widths that leave the fewest slots unused. */
  static List<QueryBlock> split(FloatMatrix queries) {
    List<QueryBlock> blocks = new ArrayList<>();
    int first = 0;
    while (first < queries.rows()) {
      int width = width(queries.rows() - first);
      QueryBlock block = pack(queries, first, width);
      blocks.add(block);
      first += block.count;
    }
    return blocks;
  }

  private static int width(int left) {
    if (left == 1) {
      return 1;
    }
    return left <= 4 || left == 8 ? 4 : 6;
  }

  private static QueryBlock pack(FloatMatrix queries, int first, int width) {
    int count = Math.min(width, queries.rows() - first);
    int dims = queries.cols();
    float[] values = new float[dims * width];
    for (int slot = 0; slot < count; slot++) {
      for (int d = 0; d < dims; d++) {
        values[d * width + slot] = queries.get(first + slot, d);
      }
    }
    return new QueryBlock(first, count, width, values);
  }
}
