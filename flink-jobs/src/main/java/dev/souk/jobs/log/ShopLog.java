package dev.souk.jobs.log;

import dev.souk.jobs.sink.DeadLetterSink;
import dev.souk.jobs.source.LogSources;
import dev.souk.log.LogPosition;
import dev.souk.log.LogReader;
import dev.souk.log.LogTimes;
import dev.souk.log.LogWriter;
import dev.souk.log.Topic;
import java.io.IOException;
import java.time.Instant;

/**
 * The log of one shop, opened: what appends to it, what reads it, and what jobs need of it. The
 * writer and the readers are closed with it or before; jobs that use its sources or its sink must
 * have ended before. Thread-safe.
 */
public interface ShopLog extends AutoCloseable {

  /** The writer of this process. */
  LogWriter writer();

  /**
   * Where the log ends now, over all topics, whoever wrote to it.
   *
   * @throws IOException if the log cannot be asked
   */
  LogPosition end() throws IOException;

  /** A reader of one partition, for what is not a job; the caller closes it. */
  LogReader reader(Topic topic, int partition, long from) throws IOException;

  /**
   * The first line of each partition that is not older than {@code time}; the end of a partition
   * that has none.
   *
   * @throws IOException if the log cannot be read
   */
  default LogPosition firstAt(Instant time) throws IOException {
    return LogTimes.firstAt(end(), this::reader, time);
  }

  /** What jobs read the log with. */
  LogSources sources();

  /** What jobs append dead letters with. */
  DeadLetterSink deadLetters();

  @Override
  void close() throws IOException;
}
