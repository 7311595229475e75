package dev.souk.view.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A place for the files of views. Names are relative to its root, with {@code /} between their
 * parts; directories come and go with what is in them and need not be made.
 *
 * <p>Two kinds of files are enough: data, written once under a name never used before, and small
 * pointers, replaced as a whole. So an object store does as well as a disk.
 *
 * <p>Missing files are told by {@link java.nio.file.NoSuchFileException}. Implementations are
 * thread-safe.
 */
public interface ViewStorage {

  /** Reads a small file whole. */
  byte[] read(String name) throws IOException;

  /** Opens a file to read it from its beginning. */
  InputStream open(String name) throws IOException;

  /**
   * Stores a file; it is durable and can be read when this returns. What is seen under the name
   * before that is not said: nothing may refer to it yet.
   *
   * @param name never used before
   * @param source read to its end; not closed
   */
  Written write(String name, InputStream source) throws IOException;

  /** Replaces a small file, or makes it: readers see the old bytes or the new ones, never a mix. */
  void replace(String name, byte[] bytes) throws IOException;

  /** What is directly below a directory, in no order; nothing if there is no such directory. */
  List<Entry> list(String directory) throws IOException;

  /** Deletes a file; harmless if there is none. */
  void delete(String name) throws IOException;

  /** Deletes a directory and all below it; harmless if there is none. */
  void deleteDirectory(String name) throws IOException;

  /** The length of a file in bytes; empty if there is none. */
  OptionalLong length(String name) throws IOException;

  /** Where a file or directory is on this machine, if Lucene can open it there. */
  Optional<Path> local(String name);

  /**
   * What was stored.
   *
   * @param length bytes
   * @param crc CRC-32 of all bytes
   */
  record Written(long length, long crc) {}

  /**
   * What is below a directory.
   *
   * @param name the last part of its name
   * @param directory whether it is one
   * @param modified when it was written, by the storage's clock; of no use for a directory
   */
  record Entry(String name, boolean directory, Instant modified) {}
}
