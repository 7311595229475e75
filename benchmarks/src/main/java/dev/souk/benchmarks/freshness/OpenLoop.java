package dev.souk.benchmarks.freshness;

import dev.souk.benchmarks.workload.Traffic;
import dev.souk.log.LogEntry;
import dev.souk.log.LogWriter;
import dev.souk.log.Topic;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Appends at a steady rate, whatever becomes of it: when the writer or the machine was late, what
 * is due is appended at once, and not left out.
 *
 * @param log takes events
 * @param traffic makes them
 * @param probes is told of one event in each hundred milliseconds
 * @param items that probes are about
 */
record OpenLoop(LogWriter log, Traffic traffic, Probes probes, int items) {

  private static final long TICK_NANOS = 10_000_000;
  private static final int TICKS_PER_PROBE = 10;

  /**
   * Appends for so long.
   *
   * @return how many events
   */
  long run(double perSecond, long seconds) throws IOException {
    long begin = System.nanoTime();
    long ticks = seconds * 1_000_000_000 / TICK_NANOS;
    long appended = 0;
    for (long tick = 1; tick <= ticks; tick++) {
      long due = begin + tick * TICK_NANOS;
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      long target = (long) (perSecond * tick * TICK_NANOS / 1e9);
      List<LogEntry> entries = new ArrayList<>();
      while (appended < target) {
        entries.add(traffic.next(System.currentTimeMillis()));
        appended++;
      }
      LogEntry probe = tick % TICKS_PER_PROBE == 0 ? probes.next((int) (tick % items)) : null;
      if (probe != null) {
        entries.add(probe);
      }
      log.append(Topic.BEHAVIOR, entries);
      if (probe != null) {
        probes.accepted(probe);
      }
    }
    return appended;
  }
}
