package dev.souk.kernels.opencl;

import dev.souk.kernels.FloatMatrix;

/**
 * The queries of one launch, packed {@code [block][dimension][8]}; slots past {@code count} are
 * zeros.
 *
 * @param first the first query in the request
 * @param count queries, 1 or more
 * @param blocks blocks of {@link TopKKernel#QUERIES}
 * @param values {@code blocks * dims * 8} values
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data: shared by design, never compared
record QueryBatch(int first, int count, int blocks, float[] values) {

  static QueryBatch pack(FloatMatrix queries, int first, int count) {
    int width = TopKKernel.QUERIES;
    int dims = queries.cols();
    int blocks = (count + width - 1) / width;
    float[] values = new float[blocks * dims * width];
    for (int q = 0; q < count; q++) {
      int at = q / width * dims * width + q % width;
      for (int d = 0; d < dims; d++) {
        values[at + d * width] = queries.get(first + q, d);
      }
    }
    return new QueryBatch(first, count, blocks, values);
  }

  /** Queries and unused slots. */
  int slots() {
    return blocks * TopKKernel.QUERIES;
  }
}
