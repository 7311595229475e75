package dev.souk.jobs.sink;

import dev.souk.view.storage.Checksums;
import dev.souk.view.storage.ViewStorage;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;
import org.jspecify.annotations.Nullable;

/**
 * A storage behind one of Flink's file systems, such as {@code s3://bucket/shop} or {@code
 * hdfs://host/shop}; the plugin for the scheme must be there.
 *
 * <p>Pointers are replaced as the file system allows. In an object store a file is seen when it is
 * closed, whole, so it is written over. Elsewhere a rename may refuse to replace, so the new file
 * waits as {@code name.new} while the old one is deleted, and readers look there when they find no
 * {@code name}.
 *
 * @param root where names begin, with a scheme
 */
public record FlinkStorage(URI root) implements ViewStorage, Serializable {

  private static final Set<String> OBJECT_STORES =
      Set.of("s3", "s3a", "s3p", "gs", "oss", "abfs", "abfss", "wasb", "wasbs", "cosn", "obs");
  private static final String NEW = ".new";
  private static final String TEMPORARY = ".tmp";

  /**
   * @throws IllegalArgumentException if {@code root} has no scheme
   */
  public FlinkStorage {
    if (root.getScheme() == null) {
      throw new IllegalArgumentException(
          "views: " + root + " (expected: a URI with a scheme, such as s3://bucket/shop)");
    }
  }

  private boolean isObjectStore() {
    return OBJECT_STORES.contains(root.getScheme());
  }

  private FileSystem files() throws IOException {
    return FileSystem.get(root);
  }

  private Path path(String name) {
    for (String part : name.split("/", -1)) {
      if (part.equals("..")) {
        throw new IllegalArgumentException("name: " + name + " (expected: below " + root + ")");
      }
    }
    return name.isEmpty() ? new Path(root) : new Path(new Path(root), name);
  }

  @Override
  public byte[] read(String name) throws IOException {
    try {
      return bytes(name);
    } catch (NoSuchFileException e) {
      if (isObjectStore()) {
        throw e;
      }
      try {
        return bytes(name + NEW);
      } catch (NoSuchFileException none) {
        // It may have been renamed between the two looks.
        return bytes(name);
      }
    }
  }

  private byte[] bytes(String name) throws IOException {
    try (InputStream in = open(name)) {
      return in.readAllBytes();
    } catch (FileNotFoundException e) {
      // Some file systems say so only when the first byte is read.
      throw missing(name, e);
    }
  }

  private static NoSuchFileException missing(String name, FileNotFoundException cause) {
    NoSuchFileException missing = new NoSuchFileException(name);
    missing.initCause(cause);
    return missing;
  }

  @Override
  public InputStream open(String name) throws IOException {
    try {
      return files().open(path(name));
    } catch (FileNotFoundException e) {
      throw missing(name, e);
    }
  }

  @Override
  public Written write(String name, InputStream source) throws IOException {
    Path path = path(name);
    if (!isObjectStore()) {
      files().mkdirs(path.getParent());
    }
    try (FSDataOutputStream out = files().create(path, FileSystem.WriteMode.OVERWRITE)) {
      Written written = Checksums.copy(source, out);
      if (!isObjectStore()) {
        out.sync();
      }
      return written;
    }
  }

  @Override
  public void replace(String name, byte[] bytes) throws IOException {
    if (isObjectStore()) {
      put(name, bytes);
    } else {
      replaceByRename(name, bytes);
    }
  }

  private void put(String name, byte[] bytes) throws IOException {
    write(name, new java.io.ByteArrayInputStream(bytes));
  }

  /** Whenever this is stopped, the old or the new bytes are under the name or beside it. */
  private void replaceByRename(String name, byte[] bytes) throws IOException {
    if (!exists(name) && exists(name + NEW)) {
      rename(name + NEW, name);
    }
    put(name + TEMPORARY, bytes);
    if (exists(name)) {
      delete(name + NEW);
      rename(name + TEMPORARY, name + NEW);
      delete(name);
      rename(name + NEW, name);
    } else {
      rename(name + TEMPORARY, name);
    }
  }

  private boolean exists(String name) throws IOException {
    return length(name).isPresent();
  }

  private void rename(String from, String to) throws IOException {
    if (!files().rename(path(from), path(to))) {
      throw new IOException(
          "rename: " + path(from) + " to " + path(to) + " (expected: to succeed)");
    }
  }

  @Override
  public List<Entry> list(String directory) throws IOException {
    FileStatus @Nullable [] found;
    try {
      found = files().listStatus(path(directory));
    } catch (FileNotFoundException e) {
      return List.of();
    }
    List<Entry> entries = new ArrayList<>();
    if (found != null) {
      for (FileStatus status : found) {
        entries.add(
            new Entry(
                status.getPath().getName(),
                status.isDir(),
                Instant.ofEpochMilli(status.getModificationTime())));
      }
    }
    return entries;
  }

  @Override
  public void delete(String name) throws IOException {
    delete(name, false);
  }

  @Override
  public void deleteDirectory(String name) throws IOException {
    delete(name, true);
  }

  private void delete(String name, boolean recursive) throws IOException {
    try {
      files().delete(path(name), recursive);
    } catch (FileNotFoundException e) {
      // So it is gone, as it should be.
      return;
    }
  }

  @Override
  public OptionalLong length(String name) throws IOException {
    try {
      return OptionalLong.of(files().getFileStatus(path(name)).getLen());
    } catch (FileNotFoundException e) {
      return OptionalLong.empty();
    }
  }

  @Override
  public Optional<java.nio.file.Path> local(String name) {
    return Optional.empty();
  }

  @Override
  public String toString() {
    return root.toString();
  }
}
