package dev.souk.retrieval;

import dev.souk.retrieval.snapshot.ShopState;
import dev.souk.retrieval.snapshot.ShopStates;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers recent queries from a state that nobody uses yet, so that the first shopper does not wait
 * for its pages and caches to fill. Ends when its time is up; runs on the refreshing thread.
 */
final class QueryWarmup implements ShopStates.Warmup {

  private static final Logger LOG = LoggerFactory.getLogger(QueryWarmup.class);

  /** How long a new state may be kept waiting. */
  static final Duration BUDGET = Duration.ofSeconds(1);

  /** Answers a request from a given state. */
  interface Search {
    SearchResponse search(ShopState state, SearchRequest request) throws IOException;
  }

  private final RecentQueries recent;
  private final Search search;
  private final Duration budget;

  QueryWarmup(RecentQueries recent, Search search, Duration budget) {
    this.recent = recent;
    this.search = search;
    this.budget = budget;
  }

  @Override
  public void warm(ShopState fresh) {
    long start = System.nanoTime();
    int answered = 0;
    for (SearchRequest request : recent.newestFirst()) {
      if (System.nanoTime() - start > budget.toNanos()) {
        break;
      }
      try {
        search.search(fresh, request);
        answered++;
      } catch (IOException | RuntimeException e) {
        // Such as a field or item that is no more. Whoever asks again is told.
        LOG.debug("A query could not be used to warm", e);
      }
    }
    if (answered > 0) {
      LOG.info(
          "Warmed a new state with {} queries in {} ms",
          answered,
          (System.nanoTime() - start) / 1_000_000);
    }
  }
}
