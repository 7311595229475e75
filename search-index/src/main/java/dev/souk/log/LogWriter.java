package dev.souk.log;

import java.io.IOException;
import java.util.List;

/** Appends to a shop's log. Thread-safe. */
public interface LogWriter extends AutoCloseable {

  /**
   * Appends {@code entries} in order; when it returns they are as durable as the writer's policy
   * says, all of them.
   *
   * @throws IOException if the log cannot be written; some entries may be in it
   */
  void append(Topic topic, List<LogEntry> entries) throws IOException;

  /** Where the next lines will go, over all topics. */
  LogPosition end();

  @Override
  void close() throws IOException;
}
