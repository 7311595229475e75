package dev.souk.api.endpoint;

import dev.souk.api.problem.ApiException;
import dev.souk.api.problem.ErrorCode;
import dev.souk.log.LogEntry;
import dev.souk.log.LogWriter;
import dev.souk.log.Topic;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Appending for endpoints. Stateless. */
final class Appends {

  private static final Logger LOG = LoggerFactory.getLogger(Appends.class);

  private Appends() {}

  /**
   * Appends all entries.
   *
   * @throws ApiException if the log cannot be written
   */
  static void append(LogWriter log, Topic topic, List<LogEntry> entries) {
    try {
      log.append(topic, entries);
    } catch (IOException e) {
      LOG.error("{} lines could not be appended to {}", entries.size(), topic.wire(), e);
      throw new ApiException(
          ErrorCode.LOG_UNAVAILABLE,
          entries.size() + " lines were not confirmed (expected: a log that can be written)");
    }
  }
}
