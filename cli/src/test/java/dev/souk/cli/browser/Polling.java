package dev.souk.cli.browser;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;

/** Waiting for a condition with a deadline, for what gives no notice of its own. */
final class Polling {

  private static final Duration STEP = Duration.ofMillis(40);

  private Polling() {}

  /**
   * Asks {@code condition} until it holds.
   *
   * @param hopeless whether waiting longer is in vain
   * @return whether it held before {@code limit} had passed
   * @throws IllegalStateException if the condition throws or the thread is interrupted
   */
  static boolean until(Duration limit, Callable<Boolean> condition, BooleanSupplier hopeless) {
    long deadline = System.nanoTime() + limit.toNanos();
    try {
      while (true) {
        if (condition.call()) {
          return true;
        }
        if (hopeless.getAsBoolean() || System.nanoTime() > deadline) {
          return false;
        }
        Thread.sleep(STEP);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting", e);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("the condition cannot be asked: " + e.getMessage(), e);
    }
  }
}
