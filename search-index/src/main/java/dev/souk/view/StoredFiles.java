package dev.souk.view;

import dev.souk.view.Manifest.Shard;
import dev.souk.view.Manifest.StoredFile;
import dev.souk.view.storage.Checksums;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** Files that are opened where they are stored, which is on this machine. */
final class StoredFiles implements SnapshotFiles {

  private final SnapshotStore store;
  private final Set<Path> verified = new HashSet<>();

  StoredFiles(SnapshotStore store) {
    this.store = store;
  }

  private Path directory(Manifest manifest) {
    return store
        .localFiles(manifest.view(), manifest.generation())
        .orElseThrow(() -> new IllegalStateException("storage: remote (expected: local)"));
  }

  @Override
  public Path prepare(Manifest manifest) throws IOException {
    Path directory = directory(manifest);
    for (Shard shard : manifest.shards()) {
      for (StoredFile file : shard.files()) {
        Path path = directory.resolve(file.stored());
        if (!verified.contains(path)) {
          try {
            DamagedFileException.check(file, Checksums.of(path));
          } catch (NoSuchFileException e) {
            throw DamagedFileException.missing(file);
          }
          verified.add(path);
        }
      }
    }
    return directory;
  }

  @Override
  public void retain(Manifest manifest) {
    Path directory = directory(manifest);
    Set<Path> named = new HashSet<>();
    for (Shard shard : manifest.shards()) {
      for (StoredFile file : shard.files()) {
        named.add(directory.resolve(file.stored()));
      }
    }
    verified.retainAll(named);
  }
}
