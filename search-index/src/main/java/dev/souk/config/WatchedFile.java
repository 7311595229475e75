package dev.souk.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A YAML file whose changes are picked up while running. What is wrong is said, all of it at once,
 * and what was read before stays. Thread-safe.
 *
 * @param <T> what the file says; immutable
 */
public final class WatchedFile<T> {

  private static final Logger LOG = LoggerFactory.getLogger(WatchedFile.class);

  private record Stamp(FileTime modified, long size) {}

  private final Path file;
  private final Function<Settings, T> reader;
  private @Nullable Stamp seen;
  private volatile T contents;
  private volatile List<String> problems = List.of();

  private WatchedFile(Path file, Function<Settings, T> reader, @Nullable Stamp seen, T contents) {
    this.file = file;
    this.reader = reader;
    this.seen = seen;
    this.contents = contents;
  }

  /**
   * Reads a file for the first time.
   *
   * @param reader reads the settings and {@linkplain Settings#finish finishes} them
   * @throws SettingsException with every problem
   */
  public static <T> WatchedFile<T> load(Path file, Function<Settings, T> reader) {
    Stamp stamp = stamp(file);
    return new WatchedFile<>(file, reader, stamp, reader.apply(Settings.read(file)));
  }

  /** What the file said when it was last right. */
  public T get() {
    return contents;
  }

  /** The file. */
  public Path file() {
    return file;
  }

  /** What is wrong with the file as it is now; empty if {@link #get} is what it says. */
  public List<String> problems() {
    return problems;
  }

  /** Reads the file again if it has changed. A change that is wrong is logged and kept apart. */
  public synchronized void refresh() {
    Stamp stamp = stamp(file);
    if (stamp == null ? seen == null : stamp.equals(seen)) {
      return;
    }
    seen = stamp;
    try {
      contents = reader.apply(Settings.read(file));
      problems = List.of();
      LOG.info("{} was read again", file);
    } catch (SettingsException e) {
      problems = e.problems();
      LOG.error("{} has changed and is wrong; what it said before holds: {}", file, e.getMessage());
    }
  }

  /** Null if there is no such file. */
  private static @Nullable Stamp stamp(Path file) {
    try {
      return new Stamp(Files.getLastModifiedTime(file), Files.size(file));
    } catch (IOException e) {
      return null;
    }
  }
}
