package dev.souk.retrieval.text;

import dev.souk.config.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a file says, read again when it changes. Thread-safe.
 *
 * @param <T> what is read, immutable
 */
final class WatchedFile<T> {

  private static final Logger LOG = LoggerFactory.getLogger(WatchedFile.class);

  private final Path file;
  private final BiFunction<String, String, T> parser;
  private @Nullable Stamp seen;
  private volatile T content;

  private record Stamp(FileTime modified, long size) {}

  /**
   * @param parser of the file's name and text; throws {@link SettingsException}
   * @throws IOException if it cannot be read
   */
  WatchedFile(Path file, BiFunction<String, String, T> parser) throws IOException {
    this.file = file;
    this.parser = parser;
    this.seen = stamp();
    this.content = read();
  }

  T content() {
    return content;
  }

  /** Reads the file again if it has changed; what is wrong is logged, and the old stays. */
  synchronized void refresh() {
    try {
      Stamp stamp = stamp();
      if (stamp.equals(seen)) {
        return;
      }
      seen = stamp;
      content = read();
      LOG.info("{} is read again", file);
    } catch (IOException e) {
      if (seen != null) {
        LOG.error("{} cannot be read, what it said stays in use: {}", file, e.toString());
        seen = null;
      }
    } catch (SettingsException e) {
      LOG.error("What {} said before stays in use: {}", file, e.getMessage());
    }
  }

  private Stamp stamp() throws IOException {
    return new Stamp(Files.getLastModifiedTime(file), Files.size(file));
  }

  private T read() throws IOException {
    return parser.apply(file.toString(), Files.readString(file));
  }
}
