package dev.souk.log;

import dev.souk.domain.InvalidInputException;
import dev.souk.domain.Json;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Finds times in a log that is a directory of JSONL segments, by reading it: a few seconds for a
 * million lines.
 */
public final class JsonlTimes {

  private static final int BATCH = 1000;

  private JsonlTimes() {}

  /**
   * The offset of the first line of each partition whose time is {@code time} or later; the end of
   * a partition that has none. Lines without a time that can be read are passed over.
   */
  public static LogPosition firstAt(JsonlLayout layout, Instant time) throws IOException {
    TreeMap<String, Long> next = new TreeMap<>();
    for (Topic topic : Topic.values()) {
      for (int p = 0; p < layout.partitions(topic); p++) {
        try (JsonlLogReader reader = new JsonlLogReader(layout, topic, p, 0)) {
          next.put(LogPosition.name(topic, p), firstAt(reader, time));
        }
      }
    }
    return new LogPosition(next);
  }

  private static long firstAt(JsonlLogReader reader, Instant time) throws IOException {
    for (List<LogRecord> lines = reader.poll(BATCH); !lines.isEmpty(); lines = reader.poll(BATCH)) {
      for (LogRecord line : lines) {
        Instant at = time(line);
        if (at != null && !at.isBefore(time)) {
          return line.offset();
        }
      }
    }
    return reader.offset();
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
