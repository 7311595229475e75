package dev.souk.log;

import java.io.IOException;
import java.util.List;

/** Reads one partition from a position on, also while it is written. Not thread-safe. */
public interface LogReader extends AutoCloseable {

  /**
   * The next lines, without waiting: at most {@code max}, empty if there are none yet. A line that
   * is only half written is not seen before it is whole.
   */
  List<LogRecord> poll(int max) throws IOException;

  /** The offset of the next line. */
  long offset();

  @Override
  void close() throws IOException;
}
