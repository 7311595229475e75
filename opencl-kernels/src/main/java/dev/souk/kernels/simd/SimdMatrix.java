package dev.souk.kernels.simd;

import dev.souk.kernels.FloatMatrix;
import dev.souk.kernels.RowMask;
import dev.souk.kernels.core.GuardedMatrix;
import dev.souk.kernels.core.TopHeap;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A packed matrix; a request runs on its caller's thread, and on the pool's where it is large. */
final class SimdMatrix extends GuardedMatrix {

  private static final FloatMatrix NOTHING = new FloatMatrix(0, 1, new float[0]);

  private final ScanPool pool;
  private final long workPerThread;
  private PackedItems items;

  /**
   * @param workPerThread multiplications below which a further thread does not pay
   */
  SimdMatrix(FloatMatrix items, float @Nullable [] bias, ScanPool pool, long workPerThread) {
    super(items.rows(), items.cols());
    this.pool = pool;
    this.workPerThread = workPerThread;
    this.items = PackedItems.pack(items, bias);
  }

  @Override
  protected void search(FloatMatrix queries, RowMask mask, TopHeap[] best) {
    List<QueryBlock> blocks = QueryBlock.split(queries);
    AtomicInteger nextChunk = new AtomicInteger();
    int helpers = helpers((long) rows() * dims() * queries.rows());
    Scan mine = new Scan(items, blocks, mask, best, nextChunk);
    if (helpers == 0) {
      mine.run();
      return;
    }
    List<Scan> others = new ArrayList<>(helpers);
    int capacity = best[0].capacity();
    for (int i = 0; i < helpers; i++) {
      others.add(new Scan(items, blocks, mask, heaps(best.length, capacity), nextChunk));
    }
    pool.run(mine, others);
    for (Scan other : others) {
      for (int q = 0; q < best.length; q++) {
        best[q].offerAll(other.best()[q]);
      }
    }
  }

  private int helpers(long work) {
    long useful = Math.min(work / workPerThread - 1, items.chunks().length - 1);
    return Math.clamp(useful, 0, pool.size());
  }

  @Override
  protected void release() {
    items = PackedItems.pack(NOTHING, null);
  }
}
