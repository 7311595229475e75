package dev.souk.retrieval.snapshot;

import dev.souk.domain.QuerySignals;
import dev.souk.view.ViewSnapshot;
import dev.souk.view.schema.QueriesSchema;
import dev.souk.view.schema.ViewSchema;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.util.Bits;

/**
 * Follows the queries view: of a new snapshot it reads only the segments that it has not read. Not
 * thread-safe; used by one refresh at a time.
 */
final class QueryTracker {

  private final Map<String, QuerySignals> known = new HashMap<>();
  private Set<IndexReader.CacheKey> read = new HashSet<>();
  private String generation = "";
  private QuerySpace space = QuerySpace.NONE;

  /** The queries of a snapshot; the same object as before if none changed. */
  QuerySpace follow(ViewSnapshot snapshot) throws IOException {
    List<LeafReaderContext> leaves = snapshot.searcher().getLeafContexts();
    boolean changed = false;
    if (!snapshot.manifest().generation().equals(generation)) {
      generation = snapshot.manifest().generation();
      changed = forget();
    }
    changed |= readNew(leaves);
    if (known.size() != snapshot.searcher().getIndexReader().numDocs()) {
      // Some were taken back.
      changed |= forget();
      changed |= readNew(leaves);
    }
    if (changed) {
      space = known.isEmpty() ? QuerySpace.NONE : new QuerySpace(known.values());
    }
    return space;
  }

  private boolean forget() {
    boolean any = !known.isEmpty();
    known.clear();
    read = new HashSet<>();
    return any;
  }

  private boolean readNew(List<LeafReaderContext> leaves) throws IOException {
    boolean changed = false;
    Set<IndexReader.CacheKey> current = new HashSet<>();
    for (LeafReaderContext leaf : leaves) {
      IndexReader.CacheHelper core = leaf.reader().getCoreCacheHelper();
      if (core == null || !read.contains(core.getKey())) {
        changed |= read(leaf.reader());
      }
      if (core != null) {
        current.add(core.getKey());
      }
    }
    read = current;
    return changed;
  }

  private boolean read(LeafReader leaf) throws IOException {
    boolean changed = false;
    StoredFields stored = leaf.storedFields();
    Bits live = leaf.getLiveDocs();
    for (int doc = 0; doc < leaf.maxDoc(); doc++) {
      if (live == null || live.get(doc)) {
        QuerySignals signals =
            QueriesSchema.read(ViewSchema.source(stored.document(doc, Set.of(ViewSchema.SOURCE))));
        changed |= !signals.equals(known.put(signals.query(), signals));
      }
    }
    return changed;
  }
}
