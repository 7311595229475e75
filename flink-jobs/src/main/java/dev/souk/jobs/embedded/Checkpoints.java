package dev.souk.jobs.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The checkpoints below a directory, laid out by Flink: {@code <job>/chk-<n>/_metadata}. Numbers
 * grow over all jobs that go on from each other; a checkpoint without metadata is not complete.
 *
 * @param directory of one life of a shop's views
 */
record Checkpoints(Path directory) {

  private static final String PREFIX = "chk-";

  /** The newest complete one. */
  Optional<Path> newest() throws IOException {
    return complete().stream().max(Comparator.comparingLong(Checkpoints::number));
  }

  private List<Path> complete() throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path job : children(directory)) {
      for (Path checkpoint : children(job)) {
        if (checkpoint.getFileName().toString().matches(PREFIX + "\\d{1,18}")
            && Files.exists(checkpoint.resolve("_metadata"))) {
          found.add(checkpoint);
        }
      }
    }
    return found;
  }

  static long number(Path checkpoint) {
    return Long.parseLong(checkpoint.getFileName().toString().substring(PREFIX.length()));
  }

  private static List<Path> children(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(Files::isDirectory).toList();
    }
  }
}
