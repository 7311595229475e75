package dev.souk.jobs.kafka;

import dev.souk.jobs.log.ShopLog;
import dev.souk.log.LogEntry;
import dev.souk.log.LogPosition;
import dev.souk.log.LogWriter;
import dev.souk.log.Topic;
import java.io.IOException;
import java.util.List;

/**
 * The writer of a log that nobody else holds open: closing it closes the log and the connection.
 *
 * @param log the log
 * @param broker the connection
 */
record OwningWriter(ShopLog log, Broker broker) implements LogWriter {

  @Override
  public void append(Topic topic, List<LogEntry> entries) throws IOException {
    log.writer().append(topic, entries);
  }

  @Override
  public LogPosition end() {
    return log.writer().end();
  }

  @Override
  public void close() throws IOException {
    try (Broker _ = broker;
        ShopLog _ = log) {
      // Closes both, the log first.
    }
  }
}
