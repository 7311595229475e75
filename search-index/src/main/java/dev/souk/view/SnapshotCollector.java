package dev.souk.view;

import dev.souk.view.Manifest.Shard;
import dev.souk.view.Manifest.StoredFile;
import dev.souk.view.storage.ViewStorage;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes the snapshots of a generation that its policy lets go, and files that no snapshot names.
 * It remembers what it has published, so that a publication costs no listing of the storage.
 * Thread-safe.
 */
final class SnapshotCollector {

  private static final Logger LOG = LoggerFactory.getLogger(SnapshotCollector.class);

  /** Orphans are looked for so many times in their minimum age. */
  private static final int SEARCHES = 4;

  /** The stored files of a snapshot, and when it was published. */
  private record Known(Set<String> files, Instant published) {}

  /** A generation as it is stored. */
  private static final class Generation {
    private final TreeMap<Long, Known> snapshots = new TreeMap<>();
    private Instant searched = Instant.MIN;
  }

  private final ViewStorage storage;
  private final RetentionPolicy policy;
  private final InstantSource clock;
  private final Map<String, Generation> generations = new HashMap<>();

  SnapshotCollector(ViewStorage storage, RetentionPolicy policy, InstantSource clock) {
    this.storage = storage;
    this.policy = policy;
    this.clock = clock;
  }

  /** Notes that {@code manifest} is published, and deletes what may go. */
  synchronized void published(Manifest manifest) throws IOException {
    String directory = SnapshotStore.directory(manifest.view(), manifest.generation());
    Generation generation = generations.get(directory);
    if (generation == null) {
      generation = load(manifest, directory);
      generations.put(directory, generation);
    }
    Instant now = clock.instant();
    generation.snapshots.put(manifest.checkpoint(), new Known(names(manifest), now));
    deleteOld(generation, directory, now);
    if (!now.isBefore(plus(generation.searched, policy.orphanAge().dividedBy(SEARCHES)))) {
      generation.searched = now;
      deleteOrphans(generation, directory, now);
    }
  }

  private static Instant plus(Instant instant, Duration duration) {
    return instant.equals(Instant.MIN) ? instant : instant.plus(duration);
  }

  private Generation load(Manifest manifest, String directory) throws IOException {
    Generation generation = new Generation();
    for (ViewStorage.Entry entry : storage.list(directory)) {
      OptionalLong checkpoint = ManifestFile.checkpoint(entry.name());
      if (checkpoint.isPresent()) {
        SnapshotId id =
            new SnapshotId(manifest.view(), manifest.generation(), checkpoint.getAsLong());
        try {
          Manifest known = ManifestFile.decode(id, storage.read(directory + entry.name()));
          generation.snapshots.put(id.checkpoint(), new Known(names(known), entry.modified()));
        } catch (DamagedFileException e) {
          // It names nothing any more; its files go with the orphans.
          generation.snapshots.put(id.checkpoint(), new Known(Set.of(), entry.modified()));
        } catch (NoSuchFileException e) {
          LOG.debug("{} is gone since it was listed", entry.name());
        }
      }
    }
    return generation;
  }

  private void deleteOld(Generation generation, String directory, Instant now) throws IOException {
    List<Map.Entry<Long, Known>> all = new ArrayList<>(generation.snapshots.entrySet());
    List<Known> old = new ArrayList<>();
    for (int i = 0; i < all.size() - policy.snapshots(); i++) {
      Instant superseded = all.get(i + 1).getValue().published();
      if (now.isBefore(superseded.plus(policy.superseded()))) {
        break;
      }
      // The manifest first: nobody is to find one whose files are going.
      storage.delete(directory + ManifestFile.name(all.get(i).getKey()));
      old.add(all.get(i).getValue());
      generation.snapshots.remove(all.get(i).getKey());
    }
    if (old.isEmpty()) {
      return;
    }
    Set<String> named = named(generation);
    for (Known snapshot : old) {
      for (String file : snapshot.files()) {
        if (!named.contains(file)) {
          storage.delete(directory + SnapshotStore.FILES + file);
        }
      }
    }
    LOG.debug("Collected {} snapshots in {}", old.size(), directory);
  }

  private void deleteOrphans(Generation generation, String directory, Instant now)
      throws IOException {
    Set<String> named = named(generation);
    int deleted = 0;
    for (ViewStorage.Entry file : storage.list(directory + SnapshotStore.FILES)) {
      if (!file.directory()
          && !named.contains(file.name())
          && !now.isBefore(file.modified().plus(policy.orphanAge()))) {
        storage.delete(directory + SnapshotStore.FILES + file.name());
        deleted++;
      }
    }
    if (deleted > 0) {
      LOG.info("Deleted {} files in {} that no snapshot names", deleted, directory);
    }
  }

  private static Set<String> named(Generation generation) {
    Set<String> named = new HashSet<>();
    for (Known snapshot : generation.snapshots.values()) {
      named.addAll(snapshot.files());
    }
    return named;
  }

  private static Set<String> names(Manifest manifest) {
    Set<String> names = new HashSet<>();
    for (Shard shard : manifest.shards()) {
      for (StoredFile file : shard.files()) {
        names.add(file.stored());
      }
    }
    return names;
  }
}
