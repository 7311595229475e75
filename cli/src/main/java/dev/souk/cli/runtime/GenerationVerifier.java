package dev.souk.cli.runtime;

import dev.souk.api.shop.Verification;
import dev.souk.jobs.log.ShopLog;
import dev.souk.kernels.SimilarityBackend;
import dev.souk.log.LogPosition;
import dev.souk.retrieval.LuceneShopSearch;
import dev.souk.retrieval.QueryEmbedder;
import dev.souk.retrieval.ranking.RankingProfiles;
import dev.souk.view.SnapshotStore;
import dev.souk.view.View;
import dev.souk.view.ViewReader;
import dev.souk.view.ViewSnapshot;
import dev.souk.view.compare.TouchedKeys;
import dev.souk.view.compare.ViewComparison;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares two generations of a shop: all documents of all streamed views, but for those that lines
 * between their positions may have changed, and the answers to some searches.
 *
 * @param store the shop's views
 * @param log its log
 * @param backend as the shop's search uses it
 * @param profiles as the shop's search uses them
 * @param embedder as the shop's search uses it
 */
record GenerationVerifier(
    SnapshotStore store,
    ShopLog log,
    SimilarityBackend backend,
    RankingProfiles profiles,
    QueryEmbedder embedder) {

  private static final int ATTEMPTS = 5;

  Verification verify(String generation, String against, List<String> queries)
      throws IOException, InterruptedException {
    List<ViewComparison> views = new ArrayList<>();
    for (View view : View.STREAMED) {
      if (View.NEEDED.contains(view) || both(view, generation, against)) {
        views.add(compare(view, generation, against));
      }
    }
    try (LuceneShopSearch one = search(generation);
        LuceneShopSearch other = search(against)) {
      QueryComparison searched = new QueryComparison(one, other);
      List<String> asked = queries.isEmpty() ? searched.choose() : queries;
      return new Verification(generation, against, views, asked.size(), searched.differing(asked));
    }
  }

  /** An older generation may lack a view. */
  private boolean both(View view, String one, String other) throws IOException {
    return store.latest(view, one).isPresent() && store.latest(view, other).isPresent();
  }

  private ViewComparison compare(View view, String generation, String against) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try (ViewReader one = new ViewReader(store, view, generation);
          ViewReader other = new ViewReader(store, view, against)) {
        return compare(view, one, other);
      } catch (NoSuchFileException e) {
        // Newer snapshots came while these were opened, and their files were collected.
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private ViewComparison compare(View view, ViewReader one, ViewReader other) throws IOException {
    ViewSnapshot snapshot = one.acquire();
    try {
      ViewSnapshot against = other.acquire();
      try {
        return ViewComparison.of(
            snapshot,
            against,
            TouchedKeys.between(view, position(snapshot), position(against), log::reader));
      } finally {
        other.release(against);
      }
    } finally {
      one.release(snapshot);
    }
  }

  private static LogPosition position(ViewSnapshot snapshot) {
    return LogPosition.parse(snapshot.manifest().position());
  }

  private LuceneShopSearch search(String generation) throws IOException {
    return new LuceneShopSearch(
        store, null, backend, profiles, embedder, generation, InstantSource.system());
  }
}
