package dev.souk.kernels.simd;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A fixed pool of daemon threads that help a caller with large requests. The caller always works
 * too and takes back what no thread has begun, so a busy pool never makes a request wait for its
 * turn. Thread-safe.
 */
final class ScanPool implements AutoCloseable {

  private final int size;
  private final @Nullable ThreadPoolExecutor threads;

  /**
   * @param size helping threads, 0 or more
   */
  ScanPool(int size) {
    this.size = size;
    this.threads = size == 0 ? null : newThreads(size);
  }

  private static ThreadPoolExecutor newThreads(int size) {
    AtomicInteger number = new AtomicInteger();
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            size,
            size,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(4 * size),
            task ->
                Thread.ofPlatform()
                    .daemon()
                    .name("souk-simd-" + number.incrementAndGet())
                    .unstarted(task),
            new ThreadPoolExecutor.DiscardPolicy()); // the caller does it instead
    threads.prestartAllCoreThreads();
    return threads;
  }

  /** How many threads can help. */
  int size() {
    return size;
  }

  /**
   * Runs {@code mine} on the calling thread and each of {@code others} on a thread of the pool, or
   * not at all if none is free before {@code mine} ends. Returns when none runs any more.
   */
  void run(Runnable mine, List<? extends Runnable> others) {
    List<Help> helps = others.stream().map(Help::new).toList();
    if (threads != null) {
      helps.forEach(threads::execute);
    }
    try {
      mine.run();
    } finally {
      helps.forEach(Help::revokeOrAwait);
    }
    helps.forEach(Help::rethrow);
  }

  @Override
  public void close() {
    if (threads != null) {
      threads.shutdown();
    }
  }

  /** One task that either a pool thread runs or the caller revokes. */
  private static final class Help implements Runnable {
    private static final int WAITING = 0;
    private static final int TAKEN = 1;

    private final Runnable task;
    private final AtomicInteger state = new AtomicInteger(WAITING);
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile @Nullable Throwable failure;

    Help(Runnable task) {
      this.task = task;
    }

    @Override
    public void run() {
      if (!state.compareAndSet(WAITING, TAKEN)) {
        return;
      }
      try {
        task.run();
      } catch (RuntimeException | Error e) {
        failure = e; // rethrown on the caller's thread
      } finally {
        done.countDown();
      }
    }

    void revokeOrAwait() {
      if (state.compareAndSet(WAITING, TAKEN)) {
        return;
      }
      boolean interrupted = false;
      while (true) {
        try {
          done.await(); // bounded by one scan; the caller's arrays are in use until then
          break;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }

    void rethrow() {
      Throwable cause = failure;
      if (cause != null) {
        throw new IllegalStateException("a helping thread failed: " + cause, cause);
      }
    }
  }
}
