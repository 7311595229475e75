package dev.souk.jobs.source;

import dev.souk.log.LogPosition;
import dev.souk.log.Topic;

/**
 * A line of the log on its way through a job.
 *
 * @param topic where from
 * @param partition from 0
 * @param offset number of the line in its partition, from 0
 * @param value any bytes, without the line end; not copied
 */
public record LogLine(Topic topic, int partition, long offset, byte[] value) {

  /** Where this line stands, such as {@code behavior-0@17}. */
  public String position() {
    return LogPosition.name(topic, partition) + "@" + offset;
  }
}
