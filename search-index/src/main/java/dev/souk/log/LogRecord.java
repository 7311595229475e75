package dev.souk.log;

/**
 * A line as read. Nothing is known of {@code value} but that it has no line end: whoever reads must
 * be ready for any bytes.
 *
 * @param topic where from
 * @param partition from 0
 * @param offset number of the line in its partition, from 0
 * @param value the bytes, without the line end; not copied
 */
public record LogRecord(Topic topic, int partition, long offset, byte[] value) {

  /** Where this line stands, such as {@code behavior-0@17}. */
  public String position() {
    return topic.wire() + "-" + partition + "@" + offset;
  }
}
