package dev.souk.view;

import dev.souk.domain.InvalidInputException;
import dev.souk.view.Manifest.Shard;
import dev.souk.view.Manifest.StoredFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The snapshots of one shop's views in a directory:
 *
 * <pre>
 * {view}/CURRENT                          the generation that is served
 * {view}/{generation}/LATEST              the newest manifest
 * {view}/{generation}/manifest-{n}.json   snapshot of checkpoint n
 * {view}/{generation}/files/{stored}      files, written once
 * </pre>
 *
 * <p>Publishing is atomic: the pointer is renamed into place after everything it leads to is on the
 * disk. The newest {@value #KEPT} snapshots of a generation are kept; files that only older ones
 * named are deleted.
 *
 * <p>Thread-safe for one publisher per generation and any number of readers.
 */
public final class SnapshotStore {

  private static final Logger LOG = LoggerFactory.getLogger(SnapshotStore.class);
  private static final int KEPT = 4;

  private final Path root;

  /**
   * @param root the shop's directory of views
   */
  public SnapshotStore(Path root) {
    this.root = root;
  }

  /** The generation of {@code view} that is served, if one is. */
  public Optional<String> current(View view) throws IOException {
    return pointer(root.resolve(view.wire()).resolve("CURRENT"));
  }

  /** Serves {@code generation} of {@code view} from now on. */
  public void switchTo(View view, String generation) throws IOException {
    Path directory = root.resolve(view.wire());
    if (!generation.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")) {
      throw new InvalidInputException("generation", generation, "letters, digits, '.', '_', '-'");
    }
    writeAtomically(directory.resolve("CURRENT"), generation.getBytes(StandardCharsets.UTF_8));
  }

  /** The newest snapshot of the generation that is served. */
  public Optional<Manifest> latest(View view) throws IOException {
    Optional<String> generation = current(view);
    return generation.isEmpty() ? Optional.empty() : latest(view, generation.get());
  }

  /** The newest snapshot of {@code generation}. */
  public Optional<Manifest> latest(View view, String generation) throws IOException {
    Path directory = directory(view, generation);
    for (int attempt = 0; ; attempt++) {
      Optional<String> name = pointer(directory.resolve("LATEST"));
      if (name.isEmpty()) {
        return Optional.empty();
      }
      try {
        return Optional.of(Manifest.fromJson(Files.readAllBytes(directory.resolve(name.get()))));
      } catch (NoSuchFileException e) {
        // It was collected between the two reads: there is a newer one.
        if (attempt == 10) {
          throw e;
        }
      }
    }
  }

  /** The snapshot of {@code checkpoint}, if it is kept. */
  public Optional<Manifest> at(View view, String generation, long checkpoint) throws IOException {
    Path file = directory(view, generation).resolve(manifestName(checkpoint));
    return Files.exists(file)
        ? Optional.of(Manifest.fromJson(Files.readAllBytes(file)))
        : Optional.empty();
  }

  /**
   * Stores a file; it is on the disk when this returns.
   *
   * @param name what Lucene calls it
   * @param stored a name never used before in this generation
   * @param source the bytes; not changed
   */
  public StoredFile store(View view, String generation, String name, String stored, Path source)
      throws IOException {
    Path files = directory(view, generation).resolve("files");
    Files.createDirectories(files);
    Path target = files.resolve(stored);
    CRC32 crc = new CRC32();
    long length;
    try (InputStream in = new CheckedInputStream(Files.newInputStream(source), crc);
        FileChannel channel =
            FileChannel.open(
                target,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING);
        OutputStream out = java.nio.channels.Channels.newOutputStream(channel)) {
      length = in.transferTo(out);
      channel.force(true);
    }
    return new StoredFile(name, stored, length, crc.getValue());
  }

  /** Where a stored file is. */
  public Path file(View view, String generation, String stored) {
    return directory(view, generation).resolve("files").resolve(stored);
  }

  /** Makes {@code manifest} the newest snapshot of its generation. Doing it twice is harmless. */
  public void publish(Manifest manifest) throws IOException {
    Path directory = directory(manifest.view(), manifest.generation());
    Files.createDirectories(directory);
    String name = manifestName(manifest.checkpoint());
    writeAtomically(directory.resolve(name), manifest.toJson());
    writeAtomically(directory.resolve("LATEST"), name.getBytes(StandardCharsets.UTF_8));
    collect(directory);
  }

  /** Deletes the oldest snapshots and the files that only they name. */
  private static void collect(Path directory) throws IOException {
    List<Path> manifests;
    try (Stream<Path> files = Files.list(directory)) {
      manifests =
          files
              .filter(f -> f.getFileName().toString().matches("manifest-\\d+\\.json"))
              .sorted()
              .toList();
    }
    int dropped = manifests.size() - KEPT;
    if (dropped <= 0) {
      return;
    }
    Set<String> kept = new HashSet<>();
    for (Path path : manifests.subList(dropped, manifests.size())) {
      kept.addAll(storedNames(path));
    }
    for (Path path : manifests.subList(0, dropped)) {
      for (String stored : storedNames(path)) {
        if (!kept.contains(stored)) {
          Files.deleteIfExists(directory.resolve("files").resolve(stored));
        }
      }
      Files.deleteIfExists(path);
    }
    LOG.debug("Collected {} snapshots in {}", dropped, directory);
  }

  private static Set<String> storedNames(Path manifest) throws IOException {
    Set<String> names = new HashSet<>();
    for (Shard shard : Manifest.fromJson(Files.readAllBytes(manifest)).shards()) {
      for (StoredFile file : shard.files()) {
        names.add(file.stored());
      }
    }
    return names;
  }

  private Path directory(View view, String generation) {
    return root.resolve(view.wire()).resolve(generation);
  }

  private static String manifestName(long checkpoint) {
    return String.format("manifest-%012d.json", checkpoint);
  }

  private static Optional<String> pointer(Path file) throws IOException {
    try {
      return Optional.of(Files.readString(file).strip());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static void writeAtomically(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(file.getParent());
    Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
    try (FileChannel channel =
        FileChannel.open(
            temporary,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      java.nio.ByteBuffer buffer = java.nio.ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
    Files.move(
        temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
