package dev.souk.jobs.plain;

import dev.souk.jobs.log.ShopLog;
import dev.souk.log.LogPosition;
import dev.souk.log.LogReader;
import dev.souk.log.LogRecord;
import dev.souk.log.Topic;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Reads a shop's log from its beginning, whatever it is kept in. */
public final class PlainLog {

  private static final int BATCH = 1024;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long PAUSE_NANOS = Duration.ofMillis(5).toNanos();

  private PlainLog() {}

  /**
   * Gives all lines before {@code until} to {@code taker}, partition after partition.
   *
   * @throws IOException if the log cannot be read, or a partition does not reach {@code until}
   */
  public static void read(ShopLog log, LogPosition until, Consumer<LogRecord> taker)
      throws IOException {
    for (Topic topic : Topic.values()) {
      String prefix = LogPosition.name(topic, 0).replaceFirst("0$", "");
      for (Map.Entry<String, Long> end : until.next().entrySet()) {
        if (end.getKey().startsWith(prefix)) {
          int partition = Integer.parseInt(end.getKey().substring(prefix.length()));
          try (LogReader reader = log.reader(topic, partition, 0)) {
            read(reader, end.getKey(), end.getValue(), taker);
          }
        }
      }
    }
  }

  private static void read(LogReader reader, String name, long until, Consumer<LogRecord> taker)
      throws IOException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (reader.offset() < until) {
      List<LogRecord> lines = reader.poll((int) Math.min(BATCH, until - reader.offset()));
      for (LogRecord line : lines) {
        taker.accept(line);
      }
      if (!lines.isEmpty()) {
        deadline = System.nanoTime() + PATIENCE.toNanos();
      } else if (System.nanoTime() > deadline) {
        throw new IOException(
            "%s: nothing after %d for %s (expected: lines up to %d)"
                .formatted(name, reader.offset(), PATIENCE, until));
      } else {
        // A reader does not wait; one of a broker may still be fetching.
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }
}
