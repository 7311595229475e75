package dev.souk.cli.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Notes which process supervises a cluster: its number and when it began, since numbers are used
 * again.
 *
 * @param path of the file
 */
record SupervisorFile(Path path) {

  SupervisorFile(Path directory, String name) {
    this(directory.resolve(name));
  }

  /** The file of a cluster that keeps its files in {@code directory}. */
  static SupervisorFile in(Path directory) {
    return new SupervisorFile(directory, "supervisor.pid");
  }

  /**
   * Notes this process.
   *
   * @throws IOException if another one supervises the cluster
   */
  void claim() throws IOException {
    Optional<ProcessHandle> other = running();
    if (other.isPresent()) {
      throw new IOException(
          "%s: process %d runs (expected: no supervisor, 'souk cluster stop' ends it)"
              .formatted(path, other.get().pid()));
    }
    Files.createDirectories(path.toAbsolutePath().getParent());
    ProcessHandle me = ProcessHandle.current();
    Files.writeString(path, me.pid() + "\n" + begun(me) + "\n");
  }

  private static Instant begun(ProcessHandle process) {
    return process.info().startInstant().orElse(Instant.EPOCH);
  }

  /** The process that is noted, if it still runs. */
  Optional<ProcessHandle> running() throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(path);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    if (lines.size() < 2 || !lines.getFirst().matches("\\d{1,18}")) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(lines.getFirst()))
        .filter(process -> process.isAlive() && begun(process).toString().equals(lines.get(1)));
  }

  /** Forgets the process. */
  void release() throws IOException {
    Files.deleteIfExists(path);
  }
}
