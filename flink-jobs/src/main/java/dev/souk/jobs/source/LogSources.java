package dev.souk.jobs.source;

import dev.souk.log.LogPosition;
import dev.souk.log.Topic;
import org.apache.flink.api.connector.source.Source;
import org.jspecify.annotations.Nullable;

/** Makes the sources that read a shop's log. Each source keeps a partition's lines in order. */
public interface LogSources {

  /**
   * A source of the lines of {@code topic}.
   *
   * @param from the first lines to read; partitions that it does not name are read from the start
   * @param until where to end, or null to go on for ever; a partition that it does not name is not
   *     read at all
   */
  Source<LogLine, ?, ?> lines(Topic topic, LogPosition from, @Nullable LogPosition until);
}
