package dev.souk.retrieval.snapshot;

import dev.souk.domain.QuerySignals;
import dev.souk.retrieval.completion.PrefixIndex;
import dev.souk.view.schema.CompletionFields;
import dev.souk.view.schema.QueriesSchema;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What shoppers search for, as of one snapshot of the queries view: each query was searched for by
 * several of them. Immutable, thread-safe.
 */
public final class QuerySpace {

  private static final Comparator<QuerySignals> POPULAR_FIRST =
      Comparator.comparingDouble(QuerySignals::popularity)
          .reversed()
          .thenComparing(QuerySignals::query);

  /** While the view is not published. */
  static final QuerySpace NONE = new QuerySpace(List.of());

  private final List<QuerySignals> queries;
  private final PrefixIndex index;
  private final Map<String, Long> searches = new HashMap<>();
  private final Map<String, Long> searchesWithWord = new HashMap<>();

  QuerySpace(Collection<QuerySignals> known) {
    queries = known.stream().sorted(POPULAR_FIRST).toList();
    PrefixIndex.Builder keys = new PrefixIndex.Builder();
    for (int i = 0; i < queries.size(); i++) {
      QuerySignals signals = queries.get(i);
      for (String key : CompletionFields.keys(signals.query())) {
        keys.add(key, i);
      }
      searches.put(signals.query(), signals.searches());
      for (String word : signals.query().split("[^\\p{L}\\p{N}]+")) {
        searchesWithWord.merge(word, signals.searches(), Long::sum);
      }
    }
    index = keys.build();
  }

  /** The queries by the prefixes of their keys; an entry is the place of a {@link #query}. */
  public PrefixIndex index() {
    return index;
  }

  /** A query by its place, 0 the most popular. */
  public QuerySignals query(int place) {
    return queries.get(place);
  }

  /** How many queries there are. */
  public int size() {
    return queries.size();
  }

  /** How often a query was searched for, in whatever spelling; 0 if too few shoppers did. */
  public long searches(String query) {
    return searches.getOrDefault(QueriesSchema.key(query), 0L);
  }

  /**
   * How often a word was in what was searched for, folded; a word is a run of letters and digits.
   */
  public long searchesWithWord(String word) {
    return searchesWithWord.getOrDefault(word, 0L);
  }
}
