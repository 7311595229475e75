package dev.souk.view;

import dev.souk.domain.InvalidInputException;
import dev.souk.view.Manifest.Shard;
import dev.souk.view.Manifest.StoredFile;
import dev.souk.view.storage.LocalStorage;
import dev.souk.view.storage.ViewStorage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The snapshots of one shop's views in a storage:
 *
 * <pre>
 * {view}/CURRENT                          the generation that is served
 * {view}/SERVED                           the generations that were, a line each, newest last
 * {view}/{generation}/LATEST              the newest manifest
 * {view}/{generation}/manifest-{n}.json   snapshot of checkpoint n
 * {view}/{generation}/files/{stored}      files, written once
 * </pre>
 *
 * <p>Publishing is atomic: the pointer is replaced after everything it leads to is stored. The
 * newest {@value #KEPT} snapshots of a generation are kept; files that only older ones named are
 * deleted.
 *
 * <p>Thread-safe for one publisher per generation and any number of readers.
 */
public final class SnapshotStore {

  private static final Logger LOG = LoggerFactory.getLogger(SnapshotStore.class);
  private static final int KEPT = 4;
  private static final int HISTORY = 32;
  private static final String CURRENT = "CURRENT";
  private static final String SERVED = "SERVED";
  private static final String LATEST = "LATEST";

  private final ViewStorage storage;

  /**
   * @param root the shop's directory of views
   */
  public SnapshotStore(Path root) {
    this(new LocalStorage(root));
  }

  /**
   * @param storage whose root is the shop's views
   */
  public SnapshotStore(ViewStorage storage) {
    this.storage = storage;
  }

  /** The generation of {@code view} that is served, if one is. */
  public Optional<String> current(View view) throws IOException {
    return pointer(view.wire() + "/" + CURRENT);
  }

  /** Serves {@code generation} of {@code view} from now on. */
  public void switchTo(View view, String generation) throws IOException {
    List<String> history = new ArrayList<>(served(view));
    history.add(GenerationNames.check(generation));
    replace(view.wire() + "/" + CURRENT, generation);
    writeHistory(view, history);
  }

  /**
   * The generations of {@code view} that were served, in the order in which they began to be; the
   * last one is served now. One that was gone back to is there twice. Those that were dropped are
   * left out, and only the newest {@value #HISTORY} are known.
   */
  public List<String> served(View view) throws IOException {
    List<String> history = new ArrayList<>();
    pointer(view.wire() + "/" + SERVED)
        .ifPresent(lines -> lines.lines().filter(GenerationNames::valid).forEach(history::add));
    // The history is written after the pointer; whoever was stopped between the two is helped here.
    Optional<String> current = current(view);
    if (current.isPresent() && (history.isEmpty() || !history.getLast().equals(current.get()))) {
      history.add(current.get());
    }
    return history;
  }

  private void writeHistory(View view, List<String> history) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String generation : history) {
      if (lines.isEmpty() || !lines.getLast().equals(generation)) {
        lines.add(generation);
      }
    }
    int first = Math.max(0, lines.size() - HISTORY);
    replace(view.wire() + "/" + SERVED, String.join("\n", lines.subList(first, lines.size())));
  }

  /**
   * The generations of {@code view} that are stored, wholly or in part; the highest number last.
   */
  public List<String> generations(View view) throws IOException {
    List<String> names = new ArrayList<>();
    for (ViewStorage.Entry entry : storage.list(view.wire())) {
      if (entry.directory() && GenerationNames.valid(entry.name())) {
        names.add(entry.name());
      }
    }
    names.sort(GenerationNames.ORDER);
    return names;
  }

  /**
   * Deletes {@code generation} of {@code view}; harmless if there is none.
   *
   * @throws InvalidInputException if it is served
   */
  public void drop(View view, String generation) throws IOException {
    String name = GenerationNames.check(generation);
    if (current(view).filter(name::equals).isPresent()) {
      throw new InvalidInputException("generation", name, "one that is not served");
    }
    List<String> history = new ArrayList<>(served(view));
    if (history.removeIf(name::equals)) {
      writeHistory(view, history);
    }
    // Pointers first: who reads while files go finds no snapshot rather than half of one.
    storage.delete(directory(view, name) + LATEST);
    storage.deleteDirectory(view.wire() + "/" + name);
  }

  /** The newest snapshot of the generation that is served. */
  public Optional<Manifest> latest(View view) throws IOException {
    Optional<String> generation = current(view);
    return generation.isEmpty() ? Optional.empty() : latest(view, generation.get());
  }

  /** The newest snapshot of {@code generation}. */
  public Optional<Manifest> latest(View view, String generation) throws IOException {
    String directory = directory(view, generation);
    for (int attempt = 0; ; attempt++) {
      Optional<String> name = pointer(directory + LATEST);
      if (name.isEmpty()) {
        return Optional.empty();
      }
      try {
        return Optional.of(Manifest.fromJson(storage.read(directory + name.get())));
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
    try {
      return Optional.of(
          Manifest.fromJson(storage.read(directory(view, generation) + manifestName(checkpoint))));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /**
   * Stores a file; it is durable when this returns.
   *
   * @param name what Lucene calls it
   * @param stored a name never used before in this generation
   * @param source the bytes; not changed
   */
  public StoredFile store(View view, String generation, String name, String stored, Path source)
      throws IOException {
    try (InputStream in = Files.newInputStream(source)) {
      ViewStorage.Written written = storage.write(file(view, generation, stored), in);
      return new StoredFile(name, stored, written.length(), written.crc());
    }
  }

  /**
   * Copies a stored file to this machine.
   *
   * @param target must not exist
   */
  public void fetch(View view, String generation, StoredFile file, Path target) throws IOException {
    try (InputStream in = storage.open(file(view, generation, file.stored()))) {
      Files.copy(in, target);
    }
  }

  /** The directory of a generation's stored files, if they are on this machine. */
  public Optional<Path> localFiles(View view, String generation) {
    return storage.local(directory(view, generation) + "files");
  }

  /** Makes {@code manifest} the newest snapshot of its generation. Doing it twice is harmless. */
  public void publish(Manifest manifest) throws IOException {
    String directory = directory(manifest.view(), manifest.generation());
    String name = manifestName(manifest.checkpoint());
    storage.replace(directory + name, manifest.toJson());
    replace(directory + LATEST, name);
    collect(directory);
  }

  /** Deletes the oldest snapshots and the files that only they name. */
  private void collect(String directory) throws IOException {
    List<String> manifests = new ArrayList<>();
    for (ViewStorage.Entry entry : storage.list(directory)) {
      if (entry.name().matches("manifest-\\d+\\.json")) {
        manifests.add(entry.name());
      }
    }
    manifests.sort(null);
    int dropped = manifests.size() - KEPT;
    if (dropped <= 0) {
      return;
    }
    Set<String> kept = new HashSet<>();
    for (String name : manifests.subList(dropped, manifests.size())) {
      kept.addAll(storedNames(directory + name));
    }
    for (String name : manifests.subList(0, dropped)) {
      for (String stored : storedNames(directory + name)) {
        if (!kept.contains(stored)) {
          storage.delete(directory + "files/" + stored);
        }
      }
      storage.delete(directory + name);
    }
    LOG.debug("Collected {} snapshots in {}", dropped, directory);
  }

  private Set<String> storedNames(String manifest) throws IOException {
    Set<String> names = new HashSet<>();
    for (Shard shard : Manifest.fromJson(storage.read(manifest)).shards()) {
      for (StoredFile file : shard.files()) {
        names.add(file.stored());
      }
    }
    return names;
  }

  /** Ends with a slash. */
  private static String directory(View view, String generation) {
    return view.wire() + "/" + generation + "/";
  }

  private static String file(View view, String generation, String stored) {
    return directory(view, generation) + "files/" + stored;
  }

  private static String manifestName(long checkpoint) {
    return String.format("manifest-%012d.json", checkpoint);
  }

  private Optional<String> pointer(String name) throws IOException {
    try {
      return Optional.of(new String(storage.read(name), StandardCharsets.UTF_8).strip());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private void replace(String name, String text) throws IOException {
    storage.replace(name, text.getBytes(StandardCharsets.UTF_8));
  }
}
