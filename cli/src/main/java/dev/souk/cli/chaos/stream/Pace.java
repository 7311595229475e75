package dev.souk.cli.chaos.stream;

import java.util.concurrent.TimeUnit;

/**
 * Keeps senders to a steady rate. Time in which nothing could be sent is not made up for, so that a
 * standstill is not followed by a flood. Thread-safe.
 */
final class Pace {

  private final long nanosPerLine;
  private long due = System.nanoTime();

  /**
   * @param linesPerSecond of all senders together, 1 or more
   */
  Pace(int linesPerSecond) {
    if (linesPerSecond < 1) {
      throw new IllegalArgumentException(
          "linesPerSecond: " + linesPerSecond + " (expected: 1 or more)");
    }
    this.nanosPerLine = 1_000_000_000L / linesPerSecond;
  }

  /** Waits until {@code lines} more may be sent. */
  void await(int lines) throws InterruptedException {
    long wait;
    synchronized (this) {
      long now = System.nanoTime();
      due = Math.max(due, now - TimeUnit.SECONDS.toNanos(1));
      wait = due - now;
      due += lines * nanosPerLine;
    }
    if (wait > 0) {
      TimeUnit.NANOSECONDS.sleep(wait);
    }
  }
}
