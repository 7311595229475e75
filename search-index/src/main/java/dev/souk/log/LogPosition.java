package dev.souk.log;

import dev.souk.domain.InvalidInputException;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How far a log has been read: for every partition the offset of the next line.
 *
 * @param next next offset by partition name, such as {@code behavior-0}
 */
public record LogPosition(SortedMap<String, Long> next) {

  /** The beginning. */
  public static final LogPosition START = new LogPosition(new TreeMap<>());

  public LogPosition {
    next = Collections.unmodifiableSortedMap(new TreeMap<>(next));
  }

  /** The name of a partition in positions. */
  public static String name(Topic topic, int partition) {
    return topic.wire() + "-" + partition;
  }

  /**
   * The topic of a partition's name.
   *
   * @throws InvalidInputException if it is not the name of a partition
   */
  public static Topic topic(String name) {
    for (Topic topic : Topic.values()) {
      if (name.matches(topic.wire() + "-\\d{1,5}")) {
        return topic;
      }
    }
    throw new InvalidInputException("partition", name, "such as behavior-0");
  }

  /**
   * The number in a partition's name.
   *
   * @throws InvalidInputException if it is not the name of a partition
   */
  public static int partition(String name) {
    return Integer.parseInt(name.substring(topic(name).wire().length() + 1));
  }

  /** The next offset of a partition, 0 if it is not named. */
  public long next(Topic topic, int partition) {
    return next.getOrDefault(name(topic, partition), 0L);
  }

  /** Lines before this position in all partitions of {@code topic}. */
  public long count(Topic topic) {
    long count = 0;
    for (Map.Entry<String, Long> entry : next.entrySet()) {
      if (entry.getKey().startsWith(topic.wire() + "-")) {
        count += entry.getValue();
      }
    }
    return count;
  }

  /** Whether this reaches at least as far as {@code other} in every partition that it names. */
  public boolean covers(LogPosition other) {
    for (Map.Entry<String, Long> partition : other.next().entrySet()) {
      if (next.getOrDefault(partition.getKey(), 0L) < partition.getValue()) {
        return false;
      }
    }
    return true;
  }

  /**
   * Reads what {@link #toString} writes.
   *
   * @throws InvalidInputException if {@code text} has another form
   */
  public static LogPosition parse(String text) {
    SortedMap<String, Long> next = new TreeMap<>();
    if (!text.isEmpty()) {
      for (String part : text.split(",", -1)) {
        int colon = part.lastIndexOf(':');
        try {
          next.put(part.substring(0, colon), Long.parseLong(part.substring(colon + 1)));
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
          throw new InvalidInputException("position", text, "behavior-0:123,behavior-1:456");
        }
      }
    }
    return new LogPosition(next);
  }

  /** {@code behavior-0:123,catalog-0:45}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    next.forEach((name, offset) ->
        text.append(text.isEmpty() ? "" : ",").append(name).append(':').append(offset));
    return text.toString();
  }
}
