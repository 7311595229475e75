package dev.souk.retrieval.snapshot;

import dev.souk.view.SnapshotStore;
import dev.souk.view.View;
import dev.souk.view.ViewReader;
import dev.souk.view.ViewSnapshot;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Follows some views in one generation. A view that is not published yet is looked for each time.
 * Used by one thread at a time.
 */
final class GenerationReaders {

  private final SnapshotStore store;
  private final List<View> views;
  private final @Nullable String generation;
  private final Map<View, ViewReader> readers = new EnumMap<>(View.class);

  /**
   * @param generation null for whichever is served; then a change of it is followed too
   */
  GenerationReaders(SnapshotStore store, List<View> views, @Nullable String generation) {
    this.store = store;
    this.views = views;
    this.generation = generation;
  }

  @Nullable String generation() {
    return generation;
  }

  /** Acquires the newest snapshots; each to be released. */
  void acquireInto(Map<View, ViewSnapshot> snapshots) throws IOException {
    for (View view : views) {
      ViewReader reader = readers.get(view);
      if (reader != null) {
        reader.maybeRefreshBlocking();
      } else if (published(view)) {
        reader = new ViewReader(store, view, generation);
        readers.put(view, reader);
      }
      if (reader != null) {
        snapshots.put(view, reader.acquire());
      }
    }
  }

  private boolean published(View view) throws IOException {
    return generation == null
        ? store.latest(view).isPresent()
        : store.latest(view, generation).isPresent();
  }

  /** Follows no more; snapshots that were acquired stay open until they are released. */
  void close() throws IOException {
    for (ViewReader reader : readers.values()) {
      reader.close();
    }
    readers.clear();
  }
}
