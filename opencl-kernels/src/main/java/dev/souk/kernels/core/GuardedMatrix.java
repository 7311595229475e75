package dev.souk.kernels.core;

import dev.souk.kernels.FloatMatrix;
import dev.souk.kernels.ItemMatrix;
import dev.souk.kernels.RowMask;
import dev.souk.kernels.TopK;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * An item matrix that checks each request, refuses it when closed, and waits on close for the
 * requests under way. Subclasses only compute.
 */
public abstract class GuardedMatrix implements ItemMatrix {

  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final int rows;
  private final int dims;
  private boolean closed;
  private Runnable afterClose = () -> {};

  /** A matrix of {@code rows} items of {@code dims} dimensions. */
  protected GuardedMatrix(int rows, int dims) {
    this.rows = rows;
    this.dims = dims;
  }

  /**
   * Offers every allowed item that can be among the best to the heap of its query. Called with one
   * row or more, checked arguments and an open matrix, by several threads at once.
   *
   * @param queries {@code b × k}, 1 row or more
   * @param mask items not to offer
   * @param best one empty heap per query
   */
  protected abstract void search(FloatMatrix queries, RowMask mask, TopHeap[] best);

  /** Frees what the matrix holds; called once, while no search runs. */
  protected abstract void release();

  @Override
  public final int rows() {
    return rows;
  }

  @Override
  public final int dims() {
    return dims;
  }

  @Override
  public final TopK topK(FloatMatrix queries, int t, RowMask mask) {
    lock.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException(
            "item matrix of " + rows + " x " + dims + ": closed (expected: open)");
      }
      Inputs.checkRequest(queries, dims, t, mask);
      int b = queries.rows();
      int[] ids = new int[b * t];
      float[] scores = new float[b * t];
      Arrays.fill(ids, -1);
      Arrays.fill(scores, Float.NEGATIVE_INFINITY);
      if (rows > 0 && b > 0) {
        TopHeap[] best = heaps(b, Math.min(t, rows));
        search(queries, mask, best);
        for (int q = 0; q < b; q++) {
          best[q].drainTo(ids, scores, q * t);
        }
      }
      return new TopK(b, t, ids, scores);
    } finally {
      lock.readLock().unlock();
    }
  }

  @Override
  public final void close() {
    lock.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        release();
        afterClose.run();
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Empty heaps, one per query. */
  protected static TopHeap[] heaps(int queries, int capacity) {
    TopHeap[] heaps = new TopHeap[queries];
    for (int q = 0; q < queries; q++) {
      heaps[q] = new TopHeap(capacity);
    }
    return heaps;
  }

  final void onClose(Runnable action) {
    afterClose = action;
  }
}
