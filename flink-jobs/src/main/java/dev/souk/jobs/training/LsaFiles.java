package dev.souk.jobs.training;

import dev.souk.log.LogPosition;
import dev.souk.representation.text.LsaBasis;
import dev.souk.view.storage.AtomicFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The bases of a shop in a directory: {@code <version>.lsa}, the pointer {@code CURRENT} with the
 * name of the file in use, and {@code TRAINED} with the log position of the last training.
 *
 * <p>The pointer moves after the file it names is whole on the disk. The newest {@value #KEPT}
 * bases are kept, for documents are projected anew one after the other, and queries need the basis
 * of those that are not yet.
 */
public final class LsaFiles {

  private static final String SUFFIX = ".lsa";
  private static final String CURRENT = "CURRENT";
  private static final String TRAINED = "TRAINED";
  private static final int KEPT = 3;

  private final Path directory;

  /**
   * @param directory need not exist yet
   */
  public LsaFiles(Path directory) {
    this.directory = directory;
  }

  /** The basis in use, if there is one. */
  public Optional<LsaBasis> current() throws IOException {
    Optional<Path> file = currentFile();
    return file.isEmpty() ? Optional.empty() : Optional.of(LsaBasis.read(file.get()));
  }

  /** The file of the basis in use, if there is one. */
  Optional<Path> currentFile() throws IOException {
    return read(CURRENT).map(directory::resolve);
  }

  /** The version of the basis in {@code file}. */
  static String version(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.substring(0, name.length() - SUFFIX.length());
  }

  /** The position of the last training, also of one that found nothing to learn. */
  LogPosition trainedTo() throws IOException {
    Optional<String> position = read(TRAINED);
    return position.isEmpty() ? LogPosition.START : LogPosition.parse(position.get());
  }

  /** Notes that there was nothing to learn up to {@code position}. */
  void remember(LogPosition position) throws IOException {
    Files.createDirectories(directory);
    write(TRAINED, position.toString());
  }

  /**
   * Puts {@code basis} into use.
   *
   * @return the name of its file
   */
  String publish(LsaBasis basis, LogPosition position) throws IOException {
    Files.createDirectories(directory);
    String name = basis.version() + SUFFIX;
    Path file = directory.resolve(name);
    basis.write(file);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    write(CURRENT, name);
    write(TRAINED, position.toString());
    collect(name);
    return name;
  }

  private Optional<String> read(String name) throws IOException {
    try {
      return Optional.of(Files.readString(directory.resolve(name)).strip());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private void write(String name, String text) throws IOException {
    AtomicFile.replace(directory.resolve(name), text.getBytes(StandardCharsets.UTF_8));
  }

  /** A basis with the time when its file was written. */
  private record Aged(Path file, FileTime written) {}

  private void collect(String inUse) throws IOException {
    List<Aged> old = new ArrayList<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        String name = file.getFileName().toString();
        if (name.endsWith(SUFFIX) && !name.equals(inUse)) {
          old.add(new Aged(file, Files.getLastModifiedTime(file)));
        }
      }
    }
    old.sort(Comparator.comparing(Aged::written).reversed());
    for (Aged basis : old.subList(Math.min(KEPT - 1, old.size()), old.size())) {
      Files.deleteIfExists(basis.file());
    }
  }
}
