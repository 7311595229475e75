package dev.souk.api.http;

import dev.souk.api.problem.ApiException;
import dev.souk.api.problem.ErrorCode;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Runs what takes processor time on a bounded number of platform threads with a bounded queue.
 * Requests wait on virtual threads, which are cheap; the work itself is not, and more of it at once
 * than there are cores only makes every answer later. When the queue is full a request is refused
 * at once.
 *
 * <p>Thread-safe.
 */
public final class SearchPool implements AutoCloseable {

  private final ThreadPoolExecutor executor;
  private final int queue;
  private final Duration timeout;
  private final Rejections rejections;

  /**
   * @param threads platform threads, 1 or more
   * @param queue how much may wait, 1 or more
   * @param timeout how long a request waits for its turn and its answer
   */
  public SearchPool(int threads, int queue, Duration timeout, Rejections rejections) {
    this.queue = queue;
    this.timeout = timeout;
    this.rejections = rejections;
    this.executor =
        new ThreadPoolExecutor(
            threads,
            threads,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(queue),
            Thread.ofPlatform().name("souk-search-", 0).daemon().factory());
  }

  /**
   * Runs {@code work} and waits for it.
   *
   * @throws ApiException if the queue is full, or it took too long
   */
  public <T> T run(Supplier<T> work) {
    Future<T> future;
    try {
      future = executor.submit(work::get);
    } catch (RejectedExecutionException e) {
      rejections.count("search-queue");
      throw new ApiException(
          ErrorCode.OVERLOADED, "searches waiting: " + queue + " (expected: fewer; try again)");
    }
    try {
      return future.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      // Not interrupted: that would close the files under Lucene's feet.
      future.cancel(false);
      rejections.count("search-timeout");
      throw new ApiException(
          ErrorCode.TIMEOUT, "waited: " + timeout + " (expected: less; try again)");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      future.cancel(false);
      Thread.currentThread().interrupt();
      throw new ApiException(ErrorCode.OVERLOADED, "The server is closing");
    }
  }

  /** How much waits. */
  public int waiting() {
    return executor.getQueue().size();
  }

  /** How much runs. */
  public int running() {
    return executor.getActiveCount();
  }

  /** Takes no more work, lets what was accepted end for as long as the timeout, then stops. */
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
