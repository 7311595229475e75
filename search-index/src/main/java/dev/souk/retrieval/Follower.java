package dev.souk.retrieval;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refreshes a search on a thread of its own until it is closed. A failed refresh is tried again.
 */
final class Follower implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Follower.class);

  private final LuceneShopSearch search;
  private final Duration every;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;

  Follower(LuceneShopSearch search, Duration every) {
    this.search = search;
    this.every = every;
    this.thread = Thread.ofPlatform().daemon().name("souk-refresh").start(this::run);
  }

  private void run() {
    try {
      do {
        refresh();
      } while (!closed.await(every.toNanos(), TimeUnit.NANOSECONDS));
    } catch (InterruptedException e) {
      LOG.warn("Snapshots are no longer followed: the thread was interrupted");
    }
  }

  private void refresh() {
    try {
      search.refresh();
    } catch (IOException | RuntimeException e) {
      LOG.error("Newer snapshots could not be opened; the old ones stay in use", e);
    }
  }

  /** Waits for a refresh that is under way: an interrupt would close the files under it. */
  @Override
  public void close() {
    closed.countDown();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
