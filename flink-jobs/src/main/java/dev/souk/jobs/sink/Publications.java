package dev.souk.jobs.sink;

import dev.souk.view.View;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.JobID;

/**
 * Which checkpoints the jobs in this process have published. Flink tells of a complete checkpoint
 * before its operators have heard of it, so whoever takes the last checkpoint of a job waits here
 * before ending it. Only embedded mode, where everything is in one process, may rely on this.
 * Thread-safe.
 */
public final class Publications {

  private static final Map<Publisher, Long> DONE = new HashMap<>();

  private Publications() {}

  private record Publisher(JobID job, View view) {}

  /** Notes that all there was to publish of {@code view} up to {@code checkpoint} is published. */
  static void done(JobID job, View view, long checkpoint) {
    synchronized (DONE) {
      DONE.merge(new Publisher(job, view), checkpoint, Math::max);
      DONE.notifyAll();
    }
  }

  /**
   * Waits until {@code job} has published {@code view} up to {@code checkpoint}.
   *
   * @param most how long to wait
   * @return whether it has
   */
  public static boolean await(JobID job, View view, long checkpoint, Duration most)
      throws InterruptedException {
    Publisher publisher = new Publisher(job, view);
    long deadline = System.nanoTime() + most.toNanos();
    synchronized (DONE) {
      while (DONE.getOrDefault(publisher, -1L) < checkpoint) {
        long millis = (deadline - System.nanoTime()) / 1_000_000;
        if (millis <= 0) {
          return false;
        }
        DONE.wait(millis);
      }
      return true;
    }
  }

  /** Forgets {@code job}, which has ended. */
  public static void forget(JobID job) {
    synchronized (DONE) {
      DONE.keySet().removeIf(publisher -> publisher.job().equals(job));
    }
  }
}
