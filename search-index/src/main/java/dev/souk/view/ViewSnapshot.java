package dev.souk.view;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.search.IndexSearcher;

/**
 * An open snapshot of a view: all shards as one searcher. Counted: whoever gets one from {@link
 * ViewReader#acquire} gives it back with {@link ViewReader#release}.
 */
public final class ViewSnapshot {

  private final Manifest manifest;
  private final List<DirectoryReader> shards;
  private final MultiReader reader;
  private final IndexSearcher searcher;

  ViewSnapshot(Manifest manifest, List<DirectoryReader> shards) throws IOException {
    this.manifest = manifest;
    this.shards = new ArrayList<>(shards);
    // Not the owner: it counts its own reference to each shard, since snapshots share shards.
    this.reader = new MultiReader(shards.toArray(DirectoryReader[]::new), false);
    this.searcher = new IndexSearcher(reader);
  }

  /** Another manifest of the same files, such as of a later position: all readers are shared. */
  ViewSnapshot(Manifest manifest, ViewSnapshot same) {
    this.manifest = manifest;
    this.shards = same.shards;
    this.reader = same.reader;
    this.searcher = same.searcher;
    reader.incRef();
  }

  /** What was published. */
  public Manifest manifest() {
    return manifest;
  }

  /** Over all shards; the same object as the snapshot before has if no document changed. */
  public IndexSearcher searcher() {
    return searcher;
  }

  /** Gives it back, also when the reader that it came from is closed already. */
  public void release() {
    decRef();
  }

  List<DirectoryReader> shards() {
    return shards;
  }

  boolean tryIncRef() {
    return reader.tryIncRef();
  }

  int refCount() {
    return reader.getRefCount();
  }

  void decRef() {
    try {
      reader.decRef();
    } catch (IOException e) {
      throw new UncheckedIOException("A snapshot could not be closed", e);
    }
  }
}
