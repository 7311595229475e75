package dev.souk.view.compare;

import dev.souk.view.ViewSnapshot;
import dev.souk.view.schema.ViewSchema;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/**
 * Where each document of a snapshot is and the hash of what it says. The snapshot must stay
 * acquired while this is used.
 */
final class SnapshotContents {

  private final ViewSnapshot snapshot;
  private final Map<String, Place> places = new HashMap<>();
  private final ContentDigest digest = new ContentDigest();

  /**
   * A document.
   *
   * @param document Lucene's number in the snapshot
   * @param high the hash's first half
   * @param low its second half
   */
  record Place(int document, long high, long low) {
    boolean sameContent(Place other) {
      return high == other.high && low == other.low;
    }
  }

  private SnapshotContents(ViewSnapshot snapshot) {
    this.snapshot = snapshot;
  }

  static SnapshotContents of(ViewSnapshot snapshot, Set<String> skipped) throws IOException {
    SnapshotContents contents = new SnapshotContents(snapshot);
    for (LeafReaderContext leaf : snapshot.searcher().getIndexReader().leaves()) {
      contents.read(leaf, skipped);
    }
    return contents;
  }

  private void read(LeafReaderContext leaf, Set<String> skipped) throws IOException {
    LeafReader reader = leaf.reader();
    Bits live = reader.getLiveDocs();
    StoredFields stored = reader.storedFields();
    for (int i = 0; i < reader.maxDoc(); i++) {
      if (live != null && !live.get(i)) {
        continue;
      }
      Document document = stored.document(i);
      String key = Objects.requireNonNull(document.get(ViewSchema.KEY), ViewSchema.KEY);
      if (skipped.contains(key)) {
        continue;
      }
      long[] hash = ContentDigest.hash(key, ViewSchema.source(document));
      digest.add(hash);
      places.put(key, new Place(leaf.docBase + i, hash[0], hash[1]));
    }
  }

  Map<String, Place> places() {
    return places;
  }

  long documents() {
    return digest.documents();
  }

  String digest() {
    return digest.toString();
  }

  /** What a document says, null if it is not there. */
  byte @Nullable [] source(String key) throws IOException {
    Place place = places.get(key);
    return place == null
        ? null
        : ViewSchema.source(snapshot.searcher().storedFields().document(place.document()));
  }
}
