package dev.souk.view;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.DirectoryReader;
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
 * open and shared. Whoever acquired the old one keeps it until release. Thread-safe.
 */
public final class ViewReader extends ReferenceManager<ViewSnapshot> {

  private static final Logger LOG = LoggerFactory.getLogger(ViewReader.class);

  private final SnapshotStore store;
  private final View view;
  private @Nullable String generation;
  private List<ShardDirectory> directories = List.of();

  /**
   * Opens the newest served snapshot.
   *
   * @throws IOException if {@link #published} is false, or the snapshot cannot be opened
   */
  public ViewReader(SnapshotStore store, View view) throws IOException {
    this.store = store;
    this.view = view;
    Manifest manifest =
        store
            .latest(view)
            .orElseThrow(() -> new IOException("view: " + view + " (expected: one published)"));
    this.current = open(manifest);
  }

  /** Whether there is a snapshot to open. */
  public static boolean published(SnapshotStore store, View view) throws IOException {
    return store.latest(view).isPresent();
  }

  private ViewSnapshot open(Manifest manifest) throws IOException {
    List<ShardDirectory> opened = new ArrayList<>();
    Path files =
        store
            .localFiles(view, manifest.generation())
            .orElseThrow(() -> new IOException("views: elsewhere (expected: on this machine)"));
    for (Manifest.Shard shard : manifest.shards()) {
      ShardDirectory directory = new ShardDirectory(files);
      directory.show(shard);
      opened.add(directory);
    }
    List<DirectoryReader> readers = new ArrayList<>();
    try {
      for (ShardDirectory directory : opened) {
        readers.add(DirectoryReader.open(directory));
      }
      ViewSnapshot snapshot = new ViewSnapshot(manifest, readers);
      directories = opened;
      generation = manifest.generation();
      return snapshot;
    } finally {
      // The snapshot, if it came to be, has references of its own.
      for (DirectoryReader reader : readers) {
        reader.decRef();
      }
    }
  }

  @Override
  protected @Nullable ViewSnapshot refreshIfNeeded(ViewSnapshot reference) throws IOException {
    Optional<Manifest> latest = store.latest(view);
    if (latest.isEmpty()) {
      return null;
    }
    Manifest manifest = latest.get();
    Manifest known = reference.manifest();
    boolean sameLife = manifest.generation().equals(generation);
    if (sameLife && manifest.checkpoint() == known.checkpoint()) {
      return null;
    }
    if (!sameLife || manifest.shards().size() != directories.size()) {
      return open(manifest);
    }
    try {
      return follow(reference, manifest);
    } catch (IllegalStateException | org.apache.lucene.index.CorruptIndexException e) {
      // The writer started again from an earlier commit and used segment names a second time.
      LOG.info("{} is opened anew: {}", view, e.getMessage());
      return open(manifest);
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
