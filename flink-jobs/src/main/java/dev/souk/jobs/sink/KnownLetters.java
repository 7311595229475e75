package dev.souk.jobs.sink;

import dev.souk.log.DeadLetter;
import dev.souk.log.JsonlLayout;
import dev.souk.log.JsonlLogReader;
import dev.souk.log.LogEntry;
import dev.souk.log.LogRecord;
import dev.souk.log.LogWriter;
import dev.souk.log.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import tools.jackson.core.JacksonException;

/**
 * The ids of the dead letters in a log, read from it when the first one is to be written. Jobs of
 * several generations share it, so that a line is refused once. Thread-safe.
 */
final class KnownLetters {

  /** As long as a writer is open nobody else writes. */
  private static final Map<LogWriter, KnownLetters> BY_WRITER = new WeakHashMap<>();

  private static final int BATCH = 1000;

  private final Set<String> ids;

  private KnownLetters(Set<String> ids) {
    this.ids = ids;
  }

  static KnownLetters of(LogWriter writer, Path log) throws IOException {
    synchronized (BY_WRITER) {
      KnownLetters known = BY_WRITER.get(writer);
      if (known == null) {
        known = new KnownLetters(read(new JsonlLayout(log)));
        BY_WRITER.put(writer, known);
      }
      return known;
    }
  }

  private static Set<String> read(JsonlLayout log) throws IOException {
    Set<String> ids = new HashSet<>();
    for (int p = 0; p < log.partitions(Topic.DEAD_LETTERS); p++) {
      try (JsonlLogReader reader = new JsonlLogReader(log, Topic.DEAD_LETTERS, p, 0)) {
        for (List<LogRecord> some = reader.poll(BATCH);
            !some.isEmpty();
            some = reader.poll(BATCH)) {
          for (LogRecord line : some) {
            try {
              ids.add(id(line.value()));
            } catch (JacksonException e) {
              // Not a letter: the ledger's operator refuses it.
              continue;
            }
          }
        }
      }
    }
    return ids;
  }

  private static String id(byte[] letter) {
    return DeadLetter.fromJson(letter).id();
  }

  /** Appends the letters that the log does not have. */
  synchronized void append(LogWriter writer, List<String> letters) throws IOException {
    List<LogEntry> entries = new ArrayList<>();
    Set<String> added = new HashSet<>();
    for (String letter : letters) {
      String id = id(letter.getBytes(StandardCharsets.UTF_8));
      if (!ids.contains(id) && added.add(id)) {
        entries.add(new LogEntry("", letter));
      }
    }
    writer.append(Topic.DEAD_LETTERS, entries);
    ids.addAll(added);
  }
}
