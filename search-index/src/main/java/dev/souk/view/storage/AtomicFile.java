package dev.souk.view.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.UUID;

/** Replaces a small file so that readers, and a machine that crashes, see all of it or nothing. */
public final class AtomicFile {

  private static final String TEMPORARY = ".tmp";

  private AtomicFile() {}

  /** Makes {@code file}, whose directory is made too, hold {@code bytes}. */
  public static void replace(Path file, byte[] bytes) throws IOException {
    Path directory = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a directory");
    Files.createDirectories(directory);
    // A name of its own for each attempt: two processes may replace the same file.
    Path temporary = directory.resolve(file.getFileName() + "." + UUID.randomUUID() + TEMPORARY);
    try {
      write(temporary, bytes);
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
    force(directory);
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }

  /** Makes a rename survive a crash; file systems that cannot open a directory need no help. */
  private static void force(Path directory) throws IOException {
    FileChannel channel;
    try {
      channel = FileChannel.open(directory, StandardOpenOption.READ);
    } catch (IOException e) {
      return;
    }
    try (channel) {
      channel.force(true);
    }
  }
}
