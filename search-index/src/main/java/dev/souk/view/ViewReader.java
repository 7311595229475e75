package dev.souk.view;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.ReferenceManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the served snapshots of one view. The idiom is Lucene's:
 *
 * <pre>
 * ViewSnapshot snapshot = reader.acquire();
 * try {
 *   snapshot.searcher().search(...);
 * } finally {
 *   reader.release(snapshot);
 * }
 * </pre>
 *
 * <p>{@link #maybeRefresh} looks for a newer snapshot and opens it; segments that both have stay
 * open and shared. Whoever acquired the old one keeps it until release. Every file is compared with
 * its length and CRC-32 once, before it is opened; a snapshot with a damaged or missing file is
 * refused ({@link SnapshotRefusals}) and the one before stays. Thread-safe.
 */
public final class ViewReader extends ReferenceManager<ViewSnapshot> {

  private static final Logger LOG = LoggerFactory.getLogger(ViewReader.class);
  private static final int ATTEMPTS = 10;

  private final SnapshotStore store;
  private final View view;
  private final @Nullable String pinned;
  private final SnapshotFiles files;
  private final SnapshotRefusals refusals;
  private List<ShardDirectory> directories = List.of();

  /**
   * Opens the newest good snapshot of a view whose storage is on this machine.
   *
   * @throws IOException if there is none
   */
  public ViewReader(SnapshotStore store, View view) throws IOException {
    this(store, view, null);
  }

  /**
   * Opens the newest good snapshot of one generation and follows that generation, whichever is
   * served. The storage is on this machine.
   *
   * @param pinned the generation, or null for whichever is served
   * @throws IOException if there is no good snapshot
   */
  public ViewReader(SnapshotStore store, View view, @Nullable String pinned) throws IOException {
    this(ViewSource.local(store), view, pinned);
    if (current == null) {
      throw new IOException("view: " + view + " (expected: one with a snapshot to open)");
    }
  }

  private ViewReader(ViewSource source, View view, @Nullable String pinned) throws IOException {
    this.store = source.store();
    this.view = view;
    this.pinned = pinned;
    this.refusals = source.refusals();
    if (source.cache() != null) {
      this.files = new SnapshotCache(store, source.cache());
    } else if (store.localFiles(view, "any").isPresent()) {
      this.files = new StoredFiles(store);
    } else {
      throw new IOException("cache: none (expected: a directory, for the views are elsewhere)");
    }
    ViewSnapshot newest = openNewest();
    if (newest != null) {
      this.current = newest;
    }
  }

  /**
   * Opens the newest snapshot that is whole: the newest of the generation, else an older one of it,
   * else, if none is named, one of a generation that was served before. Empty if there is none.
   */
  static Optional<ViewReader> open(ViewSource source, View view, @Nullable String pinned)
      throws IOException {
    ViewReader reader = new ViewReader(source, view, pinned);
    return reader.current == null ? Optional.empty() : Optional.of(reader);
  }

  /** Whether there is a snapshot to open. */
  public static boolean published(SnapshotStore store, View view) throws IOException {
    return store.newest(view).isPresent();
  }

  private Optional<SnapshotId> newest() throws IOException {
    return pinned == null ? store.newest(view) : store.newest(view, pinned);
  }

  private @Nullable ViewSnapshot openNewest() throws IOException {
    Optional<SnapshotId> newest = newest();
    if (newest.isEmpty()) {
      return null;
    }
    ViewSnapshot opened = tryOpen(newest.get(), null);
    if (opened != null) {
      return opened;
    }
    List<String> served = pinned == null ? store.served(view).reversed() : List.of(pinned);
    for (String generation : new LinkedHashSet<>(served)) {
      for (long checkpoint : store.checkpoints(view, generation).reversed()) {
        SnapshotId id = new SnapshotId(view, generation, checkpoint);
        opened = id.equals(newest.get()) ? null : tryOpen(id, null);
        if (opened != null) {
          LOG.warn("The view {} begins with the older snapshot {}", view.wire(), id);
          return opened;
        }
      }
    }
    return null;
  }

  @Override
  protected @Nullable ViewSnapshot refreshIfNeeded(ViewSnapshot reference) throws IOException {
    Optional<SnapshotId> newest = newest();
    if (newest.isEmpty() || newest.get().equals(SnapshotId.of(reference.manifest()))) {
      return null;
    }
    return tryOpen(newest.get(), reference);
  }

  /** Opens a snapshot, or a newer one if that is collected meanwhile; null if it is refused. */
  private @Nullable ViewSnapshot tryOpen(SnapshotId wanted, @Nullable ViewSnapshot reference)
      throws IOException {
    SnapshotId id = wanted;
    for (int attempt = 1; ; attempt++) {
      if (refusals.passesOver(id)) {
        return null;
      }
      try {
        ViewSnapshot snapshot = open(manifest(id), reference);
        refusals.taken(id);
        return snapshot;
      } catch (DamagedFileException e) {
        Optional<SnapshotId> newest = newest();
        if (e.isMissing() && attempt < ATTEMPTS && newest.isPresent() && !newest.get().equals(id)) {
          id = newest.get();
        } else {
          refusals.add(id, e);
          return null;
        }
      }
    }
  }

  private Manifest manifest(SnapshotId id) throws IOException {
    return store
        .at(view, id.generation(), id.checkpoint())
        .orElseThrow(() -> DamagedFileException.missing(id));
  }

  private ViewSnapshot open(Manifest manifest, @Nullable ViewSnapshot reference)
      throws IOException {
    Path directory = files.prepare(manifest);
    ViewSnapshot snapshot;
    try {
      snapshot = openPrepared(manifest, directory, reference);
    } catch (CorruptIndexException | IndexFormatTooNewException | IndexFormatTooOldException e) {
      // As it was stored, and yet no index: it was damaged before, or another version wrote it.
      throw new DamagedFileException(
          ManifestFile.name(manifest.checkpoint()), "an index", String.valueOf(e.getMessage()));
    }
    files.retain(manifest);
    return snapshot;
  }

  private ViewSnapshot openPrepared(
      Manifest manifest, Path directory, @Nullable ViewSnapshot reference) throws IOException {
    if (reference == null
        || !reference.manifest().generation().equals(manifest.generation())
        || manifest.shards().size() != directories.size()) {
      return openAnew(manifest, directory);
    }
    if (manifest.shards().equals(reference.manifest().shards())) {
      return new ViewSnapshot(manifest, reference);
    }
    try {
      return follow(reference, manifest);
    } catch (IllegalStateException | CorruptIndexException e) {
      // The writer started again from an earlier commit and used segment names a second time.
      LOG.info("{} is opened anew: {}", view, e.getMessage());
      return openAnew(manifest, directory);
    }
  }

  private ViewSnapshot openAnew(Manifest manifest, Path directory) throws IOException {
    List<ShardDirectory> shown = new ArrayList<>();
    List<DirectoryReader> readers = new ArrayList<>();
    try {
      for (Manifest.Shard shard : manifest.shards()) {
        ShardDirectory opened = new ShardDirectory(directory);
        opened.show(shard);
        shown.add(opened);
        readers.add(DirectoryReader.open(opened));
      }
      ViewSnapshot snapshot = new ViewSnapshot(manifest, readers);
      directories = shown;
      return snapshot;
    } finally {
      // The snapshot, if it came to be, has references of its own.
      for (DirectoryReader reader : readers) {
        reader.decRef();
      }
    }
  }

  private ViewSnapshot follow(ViewSnapshot reference, Manifest manifest) throws IOException {
    List<DirectoryReader> readers = new ArrayList<>();
    List<IndexReader> opened = new ArrayList<>();
    try {
      for (int i = 0; i < directories.size(); i++) {
        directories.get(i).show(manifest.shards().get(i));
        DirectoryReader old = reference.shards().get(i);
        DirectoryReader changed = DirectoryReader.openIfChanged(old);
        if (changed != null) {
          opened.add(changed);
        }
        readers.add(changed == null ? old : changed);
      }
      return new ViewSnapshot(manifest, readers);
    } finally {
      // The snapshot, if it came to be, has references of its own.
      for (IndexReader reader : opened) {
        reader.decRef();
      }
    }
  }

  @Override
  protected boolean tryIncRef(ViewSnapshot reference) {
    return reference.tryIncRef();
  }

  @Override
  protected int getRefCount(ViewSnapshot reference) {
    return reference.refCount();
  }

  @Override
  protected void decRef(ViewSnapshot reference) {
    reference.decRef();
  }
}
