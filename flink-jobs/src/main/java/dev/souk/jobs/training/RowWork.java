package dev.souk.jobs.training;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Independent work on numbered rows, spread over threads of its own. */
final class RowWork {

  private static final int BLOCK = 256;

  private RowWork() {}

  /**
   * Does {@code work} on each row from 0, and waits.
   *
   * @param done told, on any thread, how many rows were done when a block of them was
   */
  static void run(int threads, int rows, IntConsumer work, IntConsumer done) {
    AtomicInteger next = new AtomicInteger();
    AtomicInteger finished = new AtomicInteger();
    Runnable worker =
        () -> {
          for (int from = next.getAndAdd(BLOCK); from < rows; from = next.getAndAdd(BLOCK)) {
            int to = Math.min(rows, from + BLOCK);
            for (int row = from; row < to; row++) {
              work.accept(row);
            }
            done.accept(finished.addAndGet(to - from));
          }
        };
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> workers = new ArrayList<>(threads);
      for (int i = 0; i < threads; i++) {
        workers.add(pool.submit(worker));
      }
      for (Future<?> each : workers) {
        each.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while training", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("Training failed: " + e.getCause(), e.getCause());
    }
  }
}
