package dev.souk.jobs.sink;

import dev.souk.domain.Json;
import dev.souk.log.DeadLetter;
import dev.souk.log.LogReader;
import dev.souk.log.LogRecord;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The ids of the letters that the log holds. Reads on from where it stood, so a look costs what was
 * appended since the last one; memory is about 100 bytes a letter. For one thread.
 */
final class KnownLetters implements AutoCloseable {

  private static final int BATCH = 1000;

  private final LogReader reader;
  private final Set<String> ids = new HashSet<>();

  KnownLetters(LogReader reader) {
    this.reader = reader;
  }

  /** Reads to the end of the topic. */
  void refresh() throws IOException {
    for (List<LogRecord> some = reader.poll(BATCH); !some.isEmpty(); some = reader.poll(BATCH)) {
      for (LogRecord line : some) {
        add(line);
      }
    }
  }

  private void add(LogRecord line) {
    try {
      JsonNode id = Json.MAPPER.readTree(line.value()).path("id");
      if (id.isString()) {
        ids.add(id.stringValue());
      }
    } catch (JacksonException e) {
      // Somebody else's line, which is no letter of ours.
    }
  }

  /** Whether the log had {@code letter} at the last {@link #refresh}. */
  boolean contains(DeadLetter letter) {
    return ids.contains(letter.id());
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
