package dev.souk.retrieval;

import dev.souk.domain.Availability;
import dev.souk.retrieval.snapshot.FilterBits;
import dev.souk.retrieval.snapshot.ShopState;
import dev.souk.retrieval.source.Scope;
import dev.souk.view.schema.ItemFields;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.PointValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * What a shop shows, in one place: every answer, from whatever source and along whatever fallback,
 * is made of what a {@link Scope} of these rules lets through.
 *
 * <ul>
 *   <li>hidden or expired: never, but for the item's own page
 *   <li>out of stock: can be found by words or by a filter that speaks of availability, and is not
 *       recommended
 *   <li>bought, or excluded by the request: by name, see {@link RetrievalPlanner}
 * </ul>
 */
final class ServingRules {

  private final ShopState state;
  private final long now;

  /**
   * @param state what the query sees
   * @param now what has expired by then is gone; full minutes, so that filters can be kept
   */
  ServingRules(ShopState state, Instant now) {
    this.state = state;
    this.now = now.truncatedTo(ChronoUnit.MINUTES).toEpochMilli();
  }

  /** What of {@code filter} may be found. */
  Scope found(Query filter, Set<Integer> excluded) throws IOException {
    Scope scope = new Scope(state, shown(filter).build(), excluded);
    if (filter instanceof MatchAllDocsQuery) {
      // The filter of most searches is worked out once for all of them.
      FilterBits _ = scope.bits();
    }
    return scope;
  }

  /** What of {@code filter} may be recommended. */
  Scope recommended(Query filter, Set<Integer> excluded) throws IOException {
    Query sold =
        shown(filter)
            .add(state.offers().availability(Availability.OUT_OF_STOCK), Occur.MUST_NOT)
            .build();
    return new Scope(state, sold, excluded);
  }

  /** All that may be found. */
  FilterBits found() throws IOException {
    return found(new MatchAllDocsQuery(), Set.of()).bits();
  }

  private BooleanQuery.Builder shown(Query filter) throws IOException {
    BooleanQuery.Builder shown =
        new BooleanQuery.Builder()
            .add(filter, Occur.FILTER)
            .add(new TermQuery(new Term(ItemFields.HIDDEN, ItemFields.YES)), Occur.MUST_NOT);
    IndexReader items = state.items().searcher().getIndexReader();
    byte[] first = PointValues.getMinPackedValue(items, ItemFields.EXPIRES);
    byte[] last = PointValues.getMaxPackedValue(items, ItemFields.EXPIRES);
    if (first != null && last != null && LongPoint.decodeDimension(first, 0) <= now) {
      // Not later than the last there is, so that the filter stays the same once all have expired.
      long until = Math.min(now, LongPoint.decodeDimension(last, 0));
      shown.add(LongPoint.newRangeQuery(ItemFields.EXPIRES, Long.MIN_VALUE, until), Occur.MUST_NOT);
    }
    return shown;
  }
}
