package dev.souk.view;

import dev.souk.view.Manifest.Shard;
import dev.souk.view.Manifest.StoredFile;
import dev.souk.view.storage.Checksums;
import dev.souk.view.storage.LocalStorage;
import dev.souk.view.storage.ViewStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.Set;

/**
 * Copies of stored files in a local directory: {@code {view}/{generation}/{stored}}. Only what is
 * missing is copied. A file that an earlier process left is used again if it is whole.
 *
 * <p>What the open snapshot does not name is deleted. A snapshot that is still in use keeps its
 * files, for they are mapped: a deleted file lives until it is closed. The directory is of one
 * process.
 */
final class SnapshotCache implements SnapshotFiles {

  private static final String PART = ".part";

  private final SnapshotStore store;
  private final Path root;
  private final LocalStorage cached;
  private final Set<Path> verified = new HashSet<>();

  SnapshotCache(SnapshotStore store, Path root) {
    this.store = store;
    this.root = root.toAbsolutePath().normalize();
    this.cached = new LocalStorage(root);
  }

  private Path directory(Manifest manifest) {
    return root.resolve(manifest.view().wire()).resolve(manifest.generation());
  }

  @Override
  public Path prepare(Manifest manifest) throws IOException {
    Path directory = Files.createDirectories(directory(manifest));
    for (Shard shard : manifest.shards()) {
      for (StoredFile file : shard.files()) {
        Path path = directory.resolve(file.stored());
        if (!verified.contains(path)) {
          if (!whole(file, path)) {
            copy(manifest, file, path);
          }
          verified.add(path);
        }
      }
    }
    return directory;
  }

  private static boolean whole(StoredFile file, Path path) throws IOException {
    try {
      return Files.size(path) == file.length() && Checksums.of(path).crc() == file.crc();
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private void copy(Manifest manifest, StoredFile file, Path path) throws IOException {
    Path part = path.resolveSibling(file.stored() + PART);
    Files.deleteIfExists(part);
    store.fetch(manifest.view(), manifest.generation(), file, part);
    Files.move(part, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void retain(Manifest manifest) throws IOException {
    Set<Path> named = new HashSet<>();
    for (Shard shard : manifest.shards()) {
      for (StoredFile file : shard.files()) {
        named.add(directory(manifest).resolve(file.stored()));
      }
    }
    verified.retainAll(named);
    String view = manifest.view().wire();
    for (ViewStorage.Entry generation : cached.list(view)) {
      String name = view + "/" + generation.name();
      if (!generation.name().equals(manifest.generation())) {
        cached.deleteDirectory(name);
        continue;
      }
      for (ViewStorage.Entry file : cached.list(name)) {
        if (!named.contains(directory(manifest).resolve(file.name()))) {
          cached.delete(name + "/" + file.name());
        }
      }
    }
  }
}
