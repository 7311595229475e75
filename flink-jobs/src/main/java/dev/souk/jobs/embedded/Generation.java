package dev.souk.jobs.embedded;

import dev.souk.domain.Json;
import dev.souk.log.LogPosition;
import dev.souk.view.storage.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * One life of a shop's views, as it was begun. Kept beside its checkpoints, so that a process that
 * ends before the first one begins at the same place again.
 *
 * @param name such as {@code g2}
 * @param created when
 * @param from the first lines that it reads
 * @param target the end of the log at that time
 * @param replaces the generation that it is served instead of as soon as it reflects as much; empty
 *     if an operator decides
 */
public record Generation(
    String name, Instant created, LogPosition from, LogPosition target, String replaces) {

  private static final String FILE = "generation.json";

  /** The same with positions as text. */
  private record Stored(String name, String created, String from, String target, String replaces) {}

  void store(Path directory) throws IOException {
    Files.createDirectories(directory);
    Stored stored =
        new Stored(name, created.toString(), from.toString(), target.toString(), replaces);
    AtomicFile.replace(directory.resolve(FILE), Json.MAPPER.writeValueAsBytes(stored));
  }

  static Optional<Generation> load(Path directory) throws IOException {
    try {
      Stored stored =
          Json.MAPPER.readValue(Files.readAllBytes(directory.resolve(FILE)), Stored.class);
      return Optional.of(
          new Generation(
              stored.name(),
              Instant.parse(stored.created()),
              LogPosition.parse(stored.from()),
              LogPosition.parse(stored.target()),
              stored.replaces()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }
}
