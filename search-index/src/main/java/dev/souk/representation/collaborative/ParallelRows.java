package dev.souk.representation.collaborative;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Runs independent work on rows over a fixed number of threads. Each row is done by one thread with
 * that thread's own scratch space, so results do not depend on how many threads there are.
 */
final class ParallelRows implements AutoCloseable {

  /** Rows that a thread takes at once, where a row is little work. */
  static final int CHUNK = 16;

  private final int threads;
  private final ExecutorService pool;

  /** Work on one row. */
  interface RowTask {
    void run(int row);
  }

  ParallelRows(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads: " + threads + " (expected: 1 or more)");
    }
    this.threads = threads;
    this.pool =
        Executors.newFixedThreadPool(
            threads, Thread.ofPlatform().daemon().name("collaborative-", 0).factory());
  }

  /**
   * Runs a task on every row from 0, and waits.
   *
   * @param perThread makes each thread's task, which owns its scratch space
   */
  void run(int rows, Supplier<RowTask> perThread) {
    run(rows, CHUNK, perThread);
  }

  /** The same, with threads taking {@code chunk} rows at once: 1 for rows of much work. */
  void run(int rows, int chunk, Supplier<RowTask> perThread) {
    AtomicInteger next = new AtomicInteger();
    List<Callable<Void>> workers = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      workers.add(() -> {
        RowTask task = perThread.get();
        for (int from = next.getAndAdd(chunk);
            from < rows && from >= 0;
            from = next.getAndAdd(chunk)) {
          int to = Math.min(rows, from + chunk);
          for (int row = from; row < to; row++) {
            task.run(row);
          }
        }
        return null;
      });
    }
    try {
      for (Future<Void> done : pool.invokeAll(workers)) {
        done.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while training", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("training failed: " + e.getCause(), e.getCause());
    }
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
