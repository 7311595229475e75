package dev.souk.cli.runtime;

import dev.souk.api.shop.Verification.QueryDifference;
import dev.souk.retrieval.LuceneShopSearch;
import dev.souk.retrieval.SearchRequest;
import dev.souk.retrieval.SearchResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The first ten hits of searches in two generations. Hits whose scores are as good as equal may
 * change places: a score counts documents that were replaced until Lucene merges them away, so it
 * differs a little between indexes that say the same. While the log grows the two may be at
 * different positions, so a search that differs is tried again for a while.
 */
record QueryComparison(LuceneShopSearch one, LuceneShopSearch other) {

  private static final int CHOSEN = 30;
  private static final int TOP = 10;
  private static final int ATTEMPTS = 10;
  private static final double SCORE_TOLERANCE = 0.01;

  /** Searches made of words of the shop's own items, spread over the catalogue. */
  List<String> choose() {
    Set<String> chosen = new LinkedHashSet<>();
    SearchResponse some = one.search(browse(0));
    int step = (int) Math.max(1, Math.min(some.total(), 9_000) / CHOSEN);
    for (int from = 0;
        from < some.total() && from <= 9_000 && chosen.size() < CHOSEN;
        from += step) {
      for (SearchResponse.Hit hit : one.search(browse(from)).hits()) {
        String[] words = hit.item().title().strip().split("\\s+", -1);
        chosen.add(String.join(" ", List.of(words).subList(0, Math.min(2, words.length))));
      }
    }
    return new ArrayList<>(chosen);
  }

  private static SearchRequest browse(int from) {
    return request("", from, 1);
  }

  private static SearchRequest request(String text, int from, int size) {
    return new SearchRequest(
        text, null, List.of(), "", List.of(), "relevance", from, size, List.of(), true, "default");
  }

  /** Those that are answered differently. */
  List<QueryDifference> differing(List<String> queries) throws IOException, InterruptedException {
    List<QueryDifference> differing = compare(queries);
    for (int attempt = 1; attempt < ATTEMPTS && !differing.isEmpty(); attempt++) {
      TimeUnit.MILLISECONDS.sleep(300);
      one.refresh();
      other.refresh();
      differing = compare(differing.stream().map(QueryDifference::query).toList());
    }
    return differing;
  }

  private List<QueryDifference> compare(List<String> queries) {
    List<QueryDifference> differing = new ArrayList<>();
    for (String query : queries) {
      SearchResponse answer = one.search(request(query, 0, TOP));
      SearchResponse against = other.search(request(query, 0, TOP));
      if (!same(answer, against)) {
        differing.add(new QueryDifference(query, ids(answer), ids(against)));
      }
    }
    return differing;
  }

  private static boolean same(SearchResponse answer, SearchResponse against) {
    if (answer.total() != against.total() || answer.hits().size() != against.hits().size()) {
      return false;
    }
    for (int i = 0; i < answer.hits().size(); i++) {
      SearchResponse.Hit hit = answer.hits().get(i);
      SearchResponse.Hit counterpart = against.hits().get(i);
      if (!hit.item().id().equals(counterpart.item().id())
          && Math.abs(hit.score() - counterpart.score()) > SCORE_TOLERANCE) {
        return false;
      }
    }
    return true;
  }

  private static List<String> ids(SearchResponse response) {
    return response.hits().stream().map(hit -> hit.item().id()).toList();
  }
}
