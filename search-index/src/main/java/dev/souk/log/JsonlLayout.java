package dev.souk.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a log's segments are: {@code <root>/<topic>-<partition>/<base>.jsonl}, {@code base} being
 * the offset of the segment's first line in 20 digits, so that names sort as offsets do.
 *
 * @param root the shop's log directory
 */
public record JsonlLayout(Path root) {

  static final String SUFFIX = ".jsonl";

  /** The directory of a partition. */
  public Path partition(Topic topic, int partition) {
    return root.resolve(LogPosition.name(topic, partition));
  }

  static Path segment(Path partition, long base) {
    return partition.resolve(String.format("%020d", base) + SUFFIX);
  }

  static long base(Path segment) {
    String name = segment.getFileName().toString();
    return Long.parseLong(name.substring(0, name.length() - SUFFIX.length()));
  }

  /** A partition's segments, oldest first; empty if the partition does not exist. */
  static List<Path> segments(Path partition) throws IOException {
    try (Stream<Path> files = Files.list(partition)) {
      return files.filter(f -> f.getFileName().toString().endsWith(SUFFIX)).sorted().toList();
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  /** Number of partitions of {@code topic}, 0 if it does not exist. */
  public int partitions(Topic topic) {
    int count = 0;
    while (Files.isDirectory(partition(topic, count))) {
      count++;
    }
    return count;
  }

  /** The end of every partition: the position after the last whole line. */
  public LogPosition end() {
    java.util.TreeMap<String, Long> next = new java.util.TreeMap<>();
    try {
      for (Topic topic : Topic.values()) {
        for (int p = 0; p < partitions(topic); p++) {
          next.put(LogPosition.name(topic, p), endOffset(partition(topic, p)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The log at " + root + " cannot be read", e);
    }
    return new LogPosition(next);
  }

  private static long endOffset(Path partition) throws IOException {
    List<Path> segments = new ArrayList<>(segments(partition));
    if (segments.isEmpty()) {
      return 0;
    }
    Path last = segments.getLast();
    return base(last) + Lines.count(last);
  }
}
