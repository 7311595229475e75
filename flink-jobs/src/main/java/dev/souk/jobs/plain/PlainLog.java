package dev.souk.jobs.plain;

import dev.souk.log.JsonlLayout;
import dev.souk.log.JsonlLogReader;
import dev.souk.log.LogPosition;
import dev.souk.log.LogRecord;
import dev.souk.log.Topic;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** Reads a log of JSONL segments from its beginning. */
public final class PlainLog {

  private static final int BATCH = 1024;

  private PlainLog() {}

  /**
   * Gives all lines before {@code until} to {@code taker}, partition after partition.
   *
   * @throws IOException if the log cannot be read or ends before {@code until}
   */
  public static void read(JsonlLayout log, LogPosition until, Consumer<LogRecord> taker)
      throws IOException {
    for (Topic topic : Topic.values()) {
      for (int partition = 0; partition < log.partitions(topic); partition++) {
        read(log, topic, partition, until.next(topic, partition), taker);
      }
    }
  }

  private static void read(
      JsonlLayout log, Topic topic, int partition, long until, Consumer<LogRecord> taker)
      throws IOException {
    try (JsonlLogReader reader = new JsonlLogReader(log, topic, partition, 0)) {
      while (reader.offset() < until) {
        List<LogRecord> lines = reader.poll((int) Math.min(BATCH, until - reader.offset()));
        if (lines.isEmpty()) {
          throw new IOException(
              "%s: ends at %d (expected: %d lines)"
                  .formatted(LogPosition.name(topic, partition), reader.offset(), until));
        }
        lines.forEach(taker);
      }
    }
  }
}
