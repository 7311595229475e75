package dev.souk.log;

import dev.souk.domain.InvalidInputException;
import dev.souk.domain.Json;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Finds times in a log by reading it: a few seconds for a million lines. */
public final class LogTimes {

  private static final int BATCH = 1000;

  private LogTimes() {}

  /**
   * The offset of the first line of each partition whose time is {@code time} or later; the end of
   * a partition that has none. Lines without a time that can be read are passed over.
   *
   * @param end of the log
   */
  public static LogPosition firstAt(LogPosition end, LogReaders log, Instant time)
      throws IOException {
    TreeMap<String, Long> next = new TreeMap<>();
    for (Map.Entry<String, Long> partition : end.next().entrySet()) {
      try (LogReader reader =
          log.open(
              LogPosition.topic(partition.getKey()),
              LogPosition.partition(partition.getKey()),
              0)) {
        next.put(partition.getKey(), firstAt(reader, partition.getValue(), time));
      }
    }
    return new LogPosition(next);
  }

  private static long firstAt(LogReader reader, long end, Instant time) throws IOException {
    while (reader.offset() < end) {
      for (LogRecord line : reader.poll(BATCH)) {
        Instant at = time(line);
        if (at != null && !at.isBefore(time)) {
          return line.offset();
        }
      }
    }
    return end;
  }

  private static @Nullable Instant time(LogRecord line) {
    try {
      JsonNode json = Json.object(line.value());
      String field = line.topic() == Topic.DEAD_LETTERS ? "time" : "event_time";
      return Instant.parse(json.path(field).asString(""));
    } catch (InvalidInputException | DateTimeException e) {
      return null;
    }
  }
}
