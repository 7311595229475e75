package dev.souk.retrieval.snapshot;

import dev.souk.view.View;
import dev.souk.view.ViewSnapshot;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;

/**
 * How much of a state is new: the share of a view's documents that are in segments which the state
 * before did not have. A refresh twice a second brings a few small ones; another generation, or a
 * large merge, brings much that no query has touched yet. Stateless.
 */
final class NewShare {

  /** From this share on it is worth warming. */
  private static final double LARGE = 0.25;

  /**
   * Views of which one query touches much. Of profiles it reads one document, and a busy shop
   * rewrites many of them at every checkpoint: warming for them would only delay what is fresh.
   */
  private static final Set<View> READ_WIDELY = Set.of(View.ITEMS, View.FACTORS);

  private NewShare() {}

  static boolean isLarge(Map<View, ViewSnapshot> before, Map<View, ViewSnapshot> now) {
    for (Map.Entry<View, ViewSnapshot> entry : now.entrySet()) {
      ViewSnapshot old = before.get(entry.getKey());
      ViewSnapshot fresh = entry.getValue();
      if (old == null
          || !old.manifest().generation().equals(fresh.manifest().generation())
          || (READ_WIDELY.contains(entry.getKey()) && old != fresh && of(old, fresh) >= LARGE)) {
        return true;
      }
    }
    return false;
  }

  static double of(ViewSnapshot before, ViewSnapshot now) {
    Set<IndexReader.CacheKey> known = new HashSet<>();
    for (LeafReaderContext leaf : before.searcher().getLeafContexts()) {
      IndexReader.CacheHelper core = leaf.reader().getCoreCacheHelper();
      if (core != null) {
        known.add(core.getKey());
      }
    }
    long all = 0;
    long fresh = 0;
    for (LeafReaderContext leaf : now.searcher().getLeafContexts()) {
      IndexReader.CacheHelper core = leaf.reader().getCoreCacheHelper();
      all += leaf.reader().maxDoc();
      if (core == null || !known.contains(core.getKey())) {
        fresh += leaf.reader().maxDoc();
      }
    }
    return all == 0 ? 0 : (double) fresh / all;
  }
}
