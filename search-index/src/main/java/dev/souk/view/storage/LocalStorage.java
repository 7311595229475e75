package dev.souk.view.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A directory of this machine, on a local disk or on a shared file system whose renames are atomic.
 * Files are forced to the disk. Two objects over one directory are the same storage.
 *
 * @param root need not exist yet
 */
public record LocalStorage(Path root) implements ViewStorage {

  /** Makes {@code root} absolute. */
  public LocalStorage {
    root = root.toAbsolutePath().normalize();
  }

  /**
   * Where {@code name} is.
   *
   * @throws IllegalArgumentException if that is not below the root
   */
  private Path path(String name) {
    Path path = root.resolve(name).normalize();
    if (!path.startsWith(root)) {
      throw new IllegalArgumentException("name: " + name + " (expected: below " + root + ")");
    }
    return path;
  }

  @Override
  public byte[] read(String name) throws IOException {
    return Files.readAllBytes(path(name));
  }

  @Override
  public InputStream open(String name) throws IOException {
    return Files.newInputStream(path(name));
  }

  @Override
  public Written write(String name, InputStream source) throws IOException {
    Path target = path(name);
    Files.createDirectories(Objects.requireNonNull(target.getParent(), "a directory"));
    CheckedInputStream in = new CheckedInputStream(source, new CRC32());
    try (FileChannel channel =
            FileChannel.open(
                target,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING);
        OutputStream out = Channels.newOutputStream(channel)) {
      long length = in.transferTo(out);
      channel.force(true);
      return new Written(length, in.getChecksum().getValue());
    }
  }

  @Override
  public void replace(String name, byte[] bytes) throws IOException {
    AtomicFile.replace(path(name), bytes);
  }

  @Override
  public List<Entry> list(String directory) throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(path(directory))) {
      for (Path file : files) {
        BasicFileAttributes attributes = attributes(file);
        if (attributes != null) {
          entries.add(
              new Entry(
                  file.getFileName().toString(),
                  attributes.isDirectory(),
                  attributes.lastModifiedTime().toInstant()));
        }
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    }
    return entries;
  }

  private static @Nullable BasicFileAttributes attributes(Path file) throws IOException {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class);
    } catch (NoSuchFileException e) {
      return null; // deleted since it was listed
    }
  }

  @Override
  public void delete(String name) throws IOException {
    Files.deleteIfExists(path(name));
  }

  @Override
  public void deleteDirectory(String name) throws IOException {
    Path directory = path(name);
    if (!Files.isDirectory(directory)) {
      return;
    }
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure)
              throws IOException {
            if (failure instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw failure;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path left, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.deleteIfExists(left);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  @Override
  public OptionalLong length(String name) throws IOException {
    BasicFileAttributes attributes = attributes(path(name));
    return attributes == null ? OptionalLong.empty() : OptionalLong.of(attributes.size());
  }

  @Override
  public Optional<Path> local(String name) {
    return Optional.of(path(name));
  }

  @Override
  public String toString() {
    return root.toString();
  }
}
