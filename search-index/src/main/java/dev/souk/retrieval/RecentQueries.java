package dev.souk.retrieval;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The distinct searches and feeds that were answered last, at most {@value #KEPT}. In memory only.
 * Thread-safe.
 */
final class RecentQueries {

  static final int KEPT = 64;

  private final Map<SearchRequest, Boolean> requests =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<SearchRequest, Boolean> eldest) {
          return size() > KEPT;
        }
      };

  synchronized void add(SearchRequest request) {
    requests.put(request, true);
  }

  /** The newest first. */
  synchronized List<SearchRequest> newestFirst() {
    return new ArrayList<>(requests.keySet()).reversed();
  }
}
