package dev.souk.jobs.plain;

import dev.souk.view.SnapshotStore;
import dev.souk.view.View;
import dev.souk.view.ViewReader;
import dev.souk.view.ViewSnapshot;
import dev.souk.view.schema.ViewSchema;
import java.io.IOException;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.util.Bits;

/**
 * All that a view says: every document's source, by key. What else is in an index is derived from
 * the sources, so views with the same contents are the same, whatever their segments.
 *
 * @param sources not copied
 */
public record ViewContents(SortedMap<String, byte[]> sources) {

  public ViewContents {
    sources = Collections.unmodifiableSortedMap(sources);
  }

  /** Takes one document. */
  @FunctionalInterface
  public interface Taker {
    /** Takes one. */
    void take(String key, byte[] source) throws IOException;
  }

  /**
   * What the newest snapshot of the served generation of {@code view} says.
   *
   * @throws IOException if none is published, or it cannot be read
   */
  public static ViewContents read(SnapshotStore store, View view) throws IOException {
    try (ViewReader reader = new ViewReader(store, view)) {
      ViewSnapshot snapshot = reader.acquire();
      try {
        return of(snapshot.searcher().getIndexReader());
      } finally {
        reader.release(snapshot);
      }
    }
  }

  /** What an open snapshot says. */
  public static ViewContents of(IndexReader reader) throws IOException {
    SortedMap<String, byte[]> sources = new TreeMap<>();
    forEach(reader, sources::put);
    return new ViewContents(sources);
  }

  /** Goes through an open snapshot, in no order, without keeping it. */
  public static void forEach(IndexReader reader, Taker taker) throws IOException {
    for (LeafReaderContext leaf : reader.leaves()) {
      StoredFields stored = leaf.reader().storedFields();
      Bits live = leaf.reader().getLiveDocs();
      for (int doc = 0; doc < leaf.reader().maxDoc(); doc++) {
        if (live == null || live.get(doc)) {
          Document document = stored.document(doc);
          taker.take(
              Objects.requireNonNull(document.get(ViewSchema.KEY), ViewSchema.KEY),
              ViewSchema.source(document));
        }
      }
    }
  }
}
