package dev.souk.api.http;

import dev.souk.api.problem.ApiException;
import dev.souk.api.problem.ErrorCode;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Runs what takes processor time on a bounded number of platform threads. Requests wait on virtual
 * threads, which are cheap; the work itself is not, and more of it at once than there are cores
 * only makes every answer later. Who comes when many wait, or would wait longer than {@link
 * WaitLimit} says, is refused at once.
 *
 * <p>Thread-safe.
 */
public final class SearchPool implements AutoCloseable {

  private static final String CLOSING = "The server is closing";

  private final ExecutorService executor;
  private final Semaphore threads;
  private final int size;
  private final int queue;
  private final Duration timeout;
  private final WaitLimit limit;
  private final Rejections rejections;
  private final AtomicInteger waiting = new AtomicInteger();

  /**
   * @param threads platform threads, 1 or more
   * @param queue how many may wait, 1 or more
   * @param wait how long one may wait for its turn while there is lasting overload
   * @param timeout how long a request waits for its answer
   */
  public SearchPool(
      int threads, int queue, Duration wait, Duration timeout, Rejections rejections) {
    this.size = threads;
    this.queue = queue;
    this.timeout = timeout;
    this.rejections = rejections;
    this.threads = new Semaphore(threads, true);
    this.limit = new WaitLimit(wait, System::nanoTime);
    this.executor =
        Executors.newFixedThreadPool(
            threads, Thread.ofPlatform().name("souk-search-", 0).daemon().factory());
  }

  /**
   * Runs {@code work} and waits for it.
   *
   * @throws ApiException if too many wait, its turn does not come soon, or it takes too long
   */
  public <T> T run(Supplier<T> work) {
    try {
      awaitTurn();
      return result(
          submit(() -> {
            long begun = System.nanoTime();
            try {
              return work.get();
            } finally {
              limit.worked(System.nanoTime() - begun);
              threads.release();
            }
          }));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ApiException(ErrorCode.OVERLOADED, CLOSING);
    }
  }

  private <T> Future<T> submit(Callable<T> work) {
    try {
      return executor.submit(work);
    } catch (RejectedExecutionException e) {
      threads.release();
      throw new ApiException(ErrorCode.OVERLOADED, CLOSING);
    }
  }

  private void awaitTurn() throws InterruptedException {
    // Zero seconds, unlike none, lets nobody pass those who wait.
    if (threads.tryAcquire(0, TimeUnit.NANOSECONDS)) {
      limit.free();
      return;
    }
    if (waiting.incrementAndGet() > queue) {
      waiting.decrementAndGet();
      throw refused("search-queue", "searches waiting: " + queue);
    }
    try {
      long nanos = Math.min(limit.nanos(), timeout.toNanos());
      if (!threads.tryAcquire(nanos, TimeUnit.NANOSECONDS)) {
        throw refused("search-wait", "waited for its turn: " + nanos / 1_000_000 + " ms");
      }
    } finally {
      waiting.decrementAndGet();
    }
  }

  private ApiException refused(String reason, String what) {
    rejections.count(reason);
    return new ApiException(ErrorCode.OVERLOADED, what + " (expected: less; try again)");
  }

  private <T> T result(Future<T> future) throws InterruptedException {
    try {
      return future.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      // It goes on and keeps its thread: interrupted, it would close the files under Lucene's feet.
      rejections.count("search-timeout");
      throw new ApiException(
          ErrorCode.TIMEOUT, "waited: " + timeout + " (expected: less; try again)");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /** How much waits. */
  public int waiting() {
    return waiting.get();
  }

  /** How much runs. */
  public int running() {
    return size - threads.availablePermits();
  }

  /** Lets what was accepted end for as long as the timeout, then stops. */
  @Override
  public void close() {
    executor.shutdown();
    try {
      if (!executor.awaitTermination(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
        executor.shutdownNow();
      }
    } catch (InterruptedException e) {
      executor.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
