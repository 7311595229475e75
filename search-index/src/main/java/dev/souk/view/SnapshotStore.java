package dev.souk.view;

import dev.souk.domain.InvalidInputException;
import dev.souk.view.Manifest.StoredFile;
import dev.souk.view.storage.Checksums;
import dev.souk.view.storage.LocalStorage;
import dev.souk.view.storage.ViewStorage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.lucene.store.Directory;

/**
 * The snapshots of one shop's views in a storage:
 *
 * <pre>
 * CURRENT, factors/CURRENT                the generation that is served
 * SERVED, factors/SERVED                  the generations that were, a line each, newest last
 * {view}/{generation}/LATEST              the newest manifest
 * {view}/{generation}/GIVEN_UP            why no job can go on with it, if so
 * {view}/{generation}/manifest-{n}.json   snapshot of checkpoint n
 * {view}/{generation}/files/{stored}      files, written once
 * </pre>
 *
 * <p>The views of the streaming job have one pointer, so that they are switched together. Stores
 * written before it was so have one for each view, which counts until the first switch.
 *
 * <p>Publishing is atomic: the pointer is replaced after everything it leads to is stored. What is
 * kept of the past is the {@link RetentionPolicy}'s.
 *
 * <p>Thread-safe for one publisher per generation and any number of readers.
 */
public final class SnapshotStore {

  static final String LATEST = "LATEST";
  static final String FILES = "files/";
  private static final String GIVEN_UP = "GIVEN_UP";
  private static final int ATTEMPTS = 10;

  private final ViewStorage storage;
  private final RetentionPolicy policy;
  private final ServedGenerations generations;
  private final SnapshotCollector collector;

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
    this(storage, RetentionPolicy.DEFAULT, InstantSource.system());
  }

  /**
   * @param storage whose root is the shop's views
   * @param clock as the storage's, roughly
   */
  public SnapshotStore(ViewStorage storage, RetentionPolicy policy, InstantSource clock) {
    this.storage = storage;
    this.policy = policy;
    this.generations = new ServedGenerations(storage);
    this.collector = new SnapshotCollector(storage, policy, clock);
  }

  /** The generation of {@code view} that is served, if one is. */
  public Optional<String> current(View view) throws IOException {
    return generations.current(view);
  }

  /**
   * Serves {@code generation} of {@code view} from now on, and of all views that are served
   * together with it.
   */
  public void switchTo(View view, String generation) throws IOException {
    generations.switchTo(view, generation);
  }

  /**
   * The generations of {@code view} that were served, in the order in which they began to be; the
   * last one is served now. One that was gone back to is there twice. Those that were dropped are
   * left out, and only the newest 32 are known.
   */
  public List<String> served(View view) throws IOException {
    return generations.history(view);
  }

  /**
   * The generations of {@code view} that are stored, wholly or in part; the highest number last.
   */
  public List<String> generations(View view) throws IOException {
    return generations.stored(view);
  }

  /**
   * Deletes {@code generation} of {@code view}; harmless if there is none.
   *
   * @throws InvalidInputException if it is served
   */
  public void drop(View view, String generation) throws IOException {
    generations.drop(view, generation);
  }

  /**
   * Drops the generations before the served one, as the policy says.
   *
   * @return those that were dropped
   */
  public List<String> collectGenerations(View view) throws IOException {
    return collectGenerations(view, policy.generations());
  }

  /**
   * Drops the generations before the served one but for {@code kept} of them, those that were
   * served last. Later ones, which may be in the making or gone back from, stay.
   *
   * @return those that were dropped
   */
  public List<String> collectGenerations(View view, int kept) throws IOException {
    return generations.collect(view, kept);
  }

  /** The newest snapshot of the generation that is served. */
  public Optional<Manifest> latest(View view) throws IOException {
    Optional<String> generation = current(view);
    return generation.isEmpty() ? Optional.empty() : latest(view, generation.get());
  }

  /**
   * The newest snapshot of {@code generation} whose manifest is whole.
   *
   * @throws DamagedFileException if there are snapshots, and none of them is
   */
  public Optional<Manifest> latest(View view, String generation) throws IOException {
    Optional<SnapshotId> newest = newest(view, generation);
    if (newest.isEmpty()) {
      return Optional.empty();
    }
    DamagedFileException damage = DamagedFileException.missing(newest.get());
    List<Long> older = List.of(newest.get().checkpoint());
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      for (long checkpoint : older) {
        try {
          Optional<Manifest> manifest = at(view, generation, checkpoint);
          if (manifest.isPresent()) {
            return manifest;
          }
        } catch (DamagedFileException e) {
          damage = e;
        }
      }
      // Damaged, or collected between the two reads.
      older = checkpoints(view, generation).reversed();
    }
    throw damage;
  }

  /** Which snapshot is the newest of the generation that is served. */
  Optional<SnapshotId> newest(View view) throws IOException {
    Optional<String> generation = current(view);
    return generation.isEmpty() ? Optional.empty() : newest(view, generation.get());
  }

  /** Which snapshot is the newest of a generation. */
  Optional<SnapshotId> newest(View view, String generation) throws IOException {
    Optional<String> name = new Pointers(storage).read(directory(view, generation) + LATEST);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    // What is no name of a manifest is none that can be read either.
    long checkpoint = ManifestFile.checkpoint(name.get()).orElse(-1);
    return Optional.of(new SnapshotId(view, generation, checkpoint));
  }

  /** The snapshot of {@code checkpoint}, if it is kept. */
  public Optional<Manifest> at(View view, String generation, long checkpoint) throws IOException {
    SnapshotId id = new SnapshotId(view, generation, checkpoint);
    String file = directory(view, generation) + ManifestFile.name(checkpoint);
    try {
      return Optional.of(ManifestFile.decode(id, storage.read(file)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** The checkpoints of the snapshots of {@code generation} that are kept, the newest last. */
  public List<Long> checkpoints(View view, String generation) throws IOException {
    List<Long> checkpoints = new ArrayList<>();
    for (ViewStorage.Entry entry : storage.list(directory(view, generation))) {
      OptionalLong checkpoint = ManifestFile.checkpoint(entry.name());
      if (checkpoint.isPresent()) {
        checkpoints.add(checkpoint.getAsLong());
      }
    }
    checkpoints.sort(null);
    return checkpoints;
  }

  /**
   * Stores a file; it is durable when this returns.
   *
   * @param name what Lucene calls it
   * @param stored a name never used before in this generation
   * @param source has it; not changed
   */
  public StoredFile store(
      View view, String generation, String name, String stored, Directory source)
      throws IOException {
    try (InputStream in = new FileInput(source, name)) {
      ViewStorage.Written written = storage.write(file(view, generation, stored), in);
      return new StoredFile(name, stored, written.length(), written.crc());
    }
  }

  /**
   * Copies a stored file to this machine and compares it with what its manifest says.
   *
   * @param target does not exist yet, and does not if this fails
   * @throws DamagedFileException if it is missing or not as it was stored
   */
  public void fetch(View view, String generation, StoredFile file, Path target) throws IOException {
    boolean whole = false;
    try (InputStream in = storage.open(file(view, generation, file.stored()));
        OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
      DamagedFileException.check(file, Checksums.copy(in, out));
      whole = true;
    } catch (NoSuchFileException e) {
      throw DamagedFileException.missing(file);
    } finally {
      if (!whole) {
        Files.deleteIfExists(target);
      }
    }
  }

  /** The directory of a generation's stored files, if Lucene can open them there. */
  Optional<Path> localFiles(View view, String generation) {
    return storage.local(directory(view, generation) + FILES);
  }

  /**
   * Reads a stored file and compares it with what was stored.
   *
   * @throws DamagedFileException if it is missing or different
   */
  public void check(View view, String generation, StoredFile file) throws IOException {
    try (InputStream in = storage.open(file(view, generation, file.stored()))) {
      DamagedFileException.check(file, Checksums.copy(in, OutputStream.nullOutputStream()));
    } catch (NoSuchFileException e) {
      throw DamagedFileException.missing(file);
    }
  }

  /**
   * Notes that {@code generation} cannot be gone on with, since a file that a job needs is damaged:
   * the next job begins a new one. What is published of it is still read.
   */
  public void giveUp(View view, String generation, String why) throws IOException {
    new Pointers(storage).write(directory(view, generation) + "/" + GIVEN_UP, why);
  }

  /** Whether {@link #giveUp} was called for {@code generation} of any view. */
  public boolean givenUp(String generation) throws IOException {
    for (View view : View.STREAMED) {
      if (new Pointers(storage).read(directory(view, generation) + "/" + GIVEN_UP).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** Makes {@code manifest} the newest snapshot of its generation. Doing it twice is harmless. */
  public void publish(Manifest manifest) throws IOException {
    String directory = directory(manifest.view(), manifest.generation());
    String name = ManifestFile.name(manifest.checkpoint());
    storage.replace(directory + name, ManifestFile.encode(manifest));
    new Pointers(storage).write(directory + LATEST, name);
    collector.published(manifest);
  }

  /** Ends with a slash. */
  static String directory(View view, String generation) {
    return view.wire() + "/" + generation + "/";
  }

  private static String file(View view, String generation, String stored) {
    return directory(view, generation) + FILES + stored;
  }
}
