package dev.souk.cli.runtime;

import dev.souk.cli.config.LogConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/**
 * A data directory belongs to logs of one kind: views and checkpoints that were made of one log
 * hold positions that mean nothing in another.
 */
final class DataDirectory {

  private static final String FILE = "log-kind";

  private DataDirectory() {}

  /**
   * Makes {@code data} the directory of {@code log}.
   *
   * @throws IOException if it is another's, or cannot be written
   */
  static void claim(Path data, LogConfig log) throws IOException {
    String wanted = log instanceof LogConfig.Kafka kafka ? "kafka " + kafka.prefix() : "jsonl";
    Path file = data.resolve(FILE);
    if (Files.exists(file)) {
      check(data, Files.readString(file).strip(), wanted);
      return; // Also of one that this process may only read.
    }
    if (inUse(data)) {
      check(data, "jsonl", wanted); // From before there was another kind.
    }
    Files.createDirectories(data);
    // Whole or not at all: several processes may begin at once.
    Path temporary = Files.createTempFile(data, FILE, ".tmp");
    Files.writeString(temporary, wanted + "\n");
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void check(Path data, String found, String wanted) throws IOException {
    if (!found.equals(wanted)) {
      throw new IOException(
          "data: %s belongs to logs of kind '%s' (expected: '%s'; name another directory with --data)"
              .formatted(data, found, wanted));
    }
  }

  private static boolean inUse(Path data) throws IOException {
    if (!Files.isDirectory(data)) {
      return false;
    }
    try (Stream<Path> shops = Files.list(data)) {
      return shops.anyMatch(shop -> Files.isDirectory(shop.resolve("log")));
    }
  }
}
