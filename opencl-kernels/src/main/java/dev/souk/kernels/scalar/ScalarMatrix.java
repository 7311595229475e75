package dev.souk.kernels.scalar;

import dev.souk.kernels.FloatMatrix;
import dev.souk.kernels.RowMask;
import dev.souk.kernels.core.GuardedMatrix;
import dev.souk.kernels.core.TopHeap;
import org.jspecify.annotations.Nullable;

/** Scores every allowed item of every query, in the order of rows. */
final class ScalarMatrix extends GuardedMatrix {

  private static final FloatMatrix NOTHING = new FloatMatrix(0, 1, new float[0]);

  private FloatMatrix items;
  private float @Nullable [] bias;

  ScalarMatrix(FloatMatrix items, float @Nullable [] bias) {
    super(items.rows(), items.cols());
    this.items = items;
    this.bias = bias == null ? null : bias.clone();
  }

  @Override
  protected void search(FloatMatrix queries, RowMask mask, TopHeap[] best) {
    for (int q = 0; q < queries.rows(); q++) {
      for (int row = 0; row < rows(); row++) {
        if (!mask.excludes(q, row)) {
          best[q].offer(score(queries, q, row), row);
        }
      }
    }
  }

  private float score(FloatMatrix queries, int q, int row) {
    double sum = bias == null ? 0 : bias[row];
    for (int d = 0; d < dims(); d++) {
      sum += (double) queries.get(q, d) * items.get(row, d);
    }
    return (float) sum;
  }

  @Override
  protected void release() {
    items = NOTHING;
    bias = null;
  }
}
