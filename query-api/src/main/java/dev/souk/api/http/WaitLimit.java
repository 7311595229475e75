package dev.souk.api.http;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * How long a request may wait for a thread. A burst may queue, since it is soon over; a queue that
 * does not empty is overload, and letting it stand makes every answer late without giving one more.
 * So while every thread has been busy for a while, what cannot begin almost at once is refused, and
 * what is accepted stays about as fast as ever: controlled delay (Nichols and Jacobson 2012,
 * Controlling Queue Delay) in the form for servers of Maurer 2015, Fail at Scale.
 *
 * <p>Almost at once is a given time, or twice what an answer takes of late if that is longer: slow
 * work, as in a process that has just begun, is not yet too much work.
 *
 * <p>Thread-safe.
 */
final class WaitLimit {

  /** After so long without a free thread there is too much work, and not a burst of it. */
  static final Duration STANDING = Duration.ofMillis(200);

  /** What a burst may wait. */
  static final Duration BURST = Duration.ofSeconds(1);

  private static final int SAMPLES = 64;

  private final long target;
  private final LongSupplier clock;
  private final AtomicLong lastFree;
  private final AtomicLong mean = new AtomicLong();

  /**
   * @param target how long to wait under overload, above 0
   * @param clock in nanoseconds, as {@link System#nanoTime}
   */
  WaitLimit(Duration target, LongSupplier clock) {
    this.target = target.toNanos();
    this.clock = clock;
    this.lastFree = new AtomicLong(clock.getAsLong());
  }

  /** Some thread was free when a request came. */
  void free() {
    lastFree.set(clock.getAsLong());
  }

  /**
   * Some request took a thread for so long.
   *
   * @param nanos 0 or more
   */
  void worked(long nanos) {
    mean.updateAndGet(before -> before == 0 ? nanos : before + (nanos - before) / SAMPLES);
  }

  /** Whether no thread has been free for longer than a burst lasts. */
  boolean overloaded() {
    return clock.getAsLong() - lastFree.get() > STANDING.toNanos();
  }

  /** How long a request that comes now may wait, in nanoseconds. */
  long nanos() {
    long patience = Math.max(target, 2 * mean.get());
    return overloaded() ? patience : Math.max(patience, BURST.toNanos());
  }
}
