package dev.souk.cli.chaos;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waiting for something to become true. Stateless. */
final class Waiting {

  private static final long LOOK_MILLIS = 100;

  private Waiting() {}

  /** Something that may become true. */
  interface Condition {
    /** Whether it is. */
    boolean holds() throws IOException, InterruptedException;
  }

  /**
   * Waits; what fails meanwhile is not true yet.
   *
   * @return whether it became true within {@code most}
   */
  static boolean until(Condition condition, Duration most) throws InterruptedException {
    long deadline = System.nanoTime() + most.toNanos();
    while (System.nanoTime() < deadline) {
      try {
        if (condition.holds()) {
          return true;
        }
      } catch (IOException e) {
        // Something is down; that is what we wait for the end of.
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
    return false;
  }
}
