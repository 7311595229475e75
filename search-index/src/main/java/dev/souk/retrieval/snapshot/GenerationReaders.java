package dev.souk.retrieval.snapshot;

import dev.souk.view.View;
import dev.souk.view.ViewReader;
import dev.souk.view.ViewSnapshot;
import dev.souk.view.ViewSource;
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

  private final ViewSource source;
  private final List<View> views;
  private final @Nullable String generation;
  private final Map<View, ViewReader> readers = new EnumMap<>(View.class);

  /**
   * @param generation null for whichever is served; then a change of it is followed too
   */
  GenerationReaders(ViewSource source, List<View> views, @Nullable String generation) {
    this.source = source;
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
      } else {
        reader = source.open(view, generation).orElse(null);
        if (reader != null) {
          readers.put(view, reader);
        }
      }
      if (reader != null) {
        snapshots.put(view, reader.acquire());
      }
    }
  }

  /** Whether no view has snapshots of which none is whole. */
  boolean whole() throws IOException {
    for (View view : views) {
      if (!readers.containsKey(view) && source.published(view, generation)) {
        return false;
      }
    }
    return true;
  }

  /** Follows no more; snapshots that were acquired stay open until they are released. */
  void close() throws IOException {
    for (ViewReader reader : readers.values()) {
      reader.close();
    }
    readers.clear();
  }
}
