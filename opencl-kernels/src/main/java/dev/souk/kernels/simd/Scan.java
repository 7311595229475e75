package dev.souk.kernels.simd;

import dev.souk.kernels.RowMask;
import dev.souk.kernels.core.TopHeap;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One thread's pass over the chunks it takes, in ascending order, with heaps of its own. Several
 * scans that share the counter cover the matrix together. Not thread-safe.
 */
final class Scan implements Runnable {

  private static final int PANEL = MicroKernels.PANEL;

  /** The scores of the panel at hand that the micro-kernel hands to {@link #offer}. */
  final float[] scratch = new float[PANEL];

  /** What a score must exceed, by slot of the block at hand. */
  final float[] thresholds = new float[MicroKernels.MAX_QUERIES];

  private final PackedItems items;
  private final List<QueryBlock> blocks;
  private final RowMask mask;
  private final long @Nullable [] shared;
  private final TopHeap[] best;
  private final AtomicInteger nextChunk;
  private int firstQuery;

  Scan(
      PackedItems items,
      List<QueryBlock> blocks,
      RowMask mask,
      TopHeap[] best,
      AtomicInteger nextChunk) {
    this.items = items;
    this.blocks = blocks;
    this.mask = mask;
    this.shared = mask.shared();
    this.best = best;
    this.nextChunk = nextChunk;
  }

  /** The best items of the chunks that this scan took, by query. */
  TopHeap[] best() {
    return best;
  }

  @Override
  public void run() {
    int count = items.chunks().length;
    for (int c = nextChunk.getAndIncrement(); c < count; c = nextChunk.getAndIncrement()) {
      for (int i = 0; i < blocks.size(); i++) {
        scan(c, blocks.get(i));
      }
    }
  }

  private void scan(int c, QueryBlock block) {
    firstQuery = block.first();
    Arrays.fill(thresholds, Float.POSITIVE_INFINITY); // an unused slot never passes
    for (int slot = 0; slot < block.count(); slot++) {
      thresholds[slot] = best[firstQuery + slot].threshold();
    }
    MicroKernels.scan(
        block,
        items.chunks()[c],
        items.bias()[c],
        items.panels(c),
        items.dims(),
        c * items.chunkRows(),
        this);
  }

  /** Whether the filter shared by all queries excludes the whole panel that starts at a row. */
  boolean skips(int firstRow) {
    if (shared == null || firstRow >>> 6 >= shared.length) {
      return false;
    }
    long all = -1L >>> (64 - PANEL);
    return (shared[firstRow >>> 6] >>> (firstRow & 63) & all) == all;
  }

  /** Keeps the allowed lanes of {@link #scratch} that exceed the slot's threshold. */
  void offer(int slot, int firstRow) {
    int query = firstQuery + slot;
    TopHeap heap = best[query];
    float threshold = thresholds[slot];
    for (int lane = 0; lane < PANEL; lane++) {
      if (scratch[lane] > threshold && !mask.excludes(query, firstRow + lane)) {
        heap.offer(scratch[lane], firstRow + lane);
        threshold = heap.threshold();
      }
    }
    thresholds[slot] = threshold;
  }
}
