package dev.souk.retrieval.source;

import dev.souk.retrieval.snapshot.FilterBits;
import dev.souk.retrieval.snapshot.ItemsFrame;
import dev.souk.retrieval.snapshot.ShopState;
import dev.souk.retrieval.taste.TasteMemory;
import dev.souk.view.schema.ViewSchema;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * What a query may answer: one filter and one set of excluded items, applied to every source.
 *
 * <p>The two are apart since filters are shared by many queries, and kept, while exclusions are a
 * shopper's own. Used by one thread.
 */
public final class Scope {

  private final ShopState state;
  private final Query filter;
  private final Set<Integer> excluded;
  private final @Nullable Query narrowing;
  private TasteMemory memory = new TasteMemory();
  private @Nullable FilterBits bits;

  /**
   * @param filter matches without scoring
   * @param excluded ordinals
   */
  public Scope(ShopState state, Query filter, Set<Integer> excluded) {
    this(state, filter, excluded, null);
  }

  private Scope(ShopState state, Query filter, Set<Integer> excluded, @Nullable Query narrowing) {
    this.state = state;
    this.filter = filter;
    this.excluded = excluded;
    this.narrowing = narrowing;
  }

  /** Of this scope what matches {@code more} as well, which does not score. */
  public Scope within(Query more) {
    return narrowed(new BooleanQuery.Builder().add(more, Occur.FILTER).build());
  }

  /** Of this scope what does not match {@code less}. */
  public Scope without(Query less) {
    return narrowed(
        new BooleanQuery.Builder()
            .add(new MatchAllDocsQuery(), Occur.FILTER)
            .add(less, Occur.MUST_NOT)
            .build());
  }

  private Scope narrowed(Query more) {
    Query both =
        new BooleanQuery.Builder().add(filter, Occur.FILTER).add(more, Occur.FILTER).build();
    return new Scope(state, both, excluded, narrow(more)).with(memory);
  }

  /** {@code query} within what this scope was narrowed by since it was made, and no more. */
  public Query narrow(Query query) {
    Query by = narrowing;
    return by == null
        ? query
        : new BooleanQuery.Builder().add(query, Occur.MUST).add(by, Occur.FILTER).build();
  }

  /** From now on, what was worked out of the taste of who asks is taken from here and kept. */
  public Scope with(TasteMemory known) {
    memory = known;
    return this;
  }

  /** What was worked out of the taste of who asks. */
  public TasteMemory memory() {
    return memory;
  }

  /** What the query sees. */
  public ShopState state() {
    return state;
  }

  /** The items that the query sees. */
  public ItemsFrame items() {
    return state.items();
  }

  /** What the filter lets through. */
  public FilterBits bits() throws IOException {
    FilterBits known = bits;
    if (known == null) {
      known = state.filter(filter);
      bits = known;
    }
    return known;
  }

  /** Ordinals not to answer. */
  public Set<Integer> excluded() {
    return excluded;
  }

  /** Whether a document, counted over all leaves, may be answered. */
  public boolean allows(int doc) throws IOException {
    return doc >= 0 && bits().get(doc) && !excluded(doc);
  }

  /** Those of {@code docs}, counted over all leaves, that may be answered, in their order. */
  public int[] allowed(int[] docs) throws IOException {
    int[] allowed = new int[docs.length];
    int count = 0;
    for (int doc : docs) {
      if (allows(doc)) {
        allowed[count++] = doc;
      }
    }
    return Arrays.copyOf(allowed, count);
  }

  /** Whether a document, counted over all leaves, is excluded by name. */
  public boolean excluded(int doc) {
    return !excluded.isEmpty() && excluded.contains(items().ordinal(doc));
  }

  /**
   * {@code query} within this scope; scores as {@code query} does. A filter that was worked out is
   * not asked again, and one that lets everything through not at all: Lucene is fastest without.
   */
  public Query restrict(Query query) {
    FilterBits known = bits != null ? bits : state.kept(filter);
    boolean everything = known != null && known.cardinality() == items().size();
    if (everything && excluded.isEmpty()) {
      return query;
    }
    BooleanQuery.Builder within = new BooleanQuery.Builder().add(query, Occur.MUST);
    if (!everything) {
      within.add(known == null ? filter : known.query(), Occur.FILTER);
    }
    return exclude(within).build();
  }

  /** This scope alone; does not score. */
  public Query query() throws IOException {
    return exclude(new BooleanQuery.Builder().add(bits().query(), Occur.FILTER)).build();
  }

  private BooleanQuery.Builder exclude(BooleanQuery.Builder query) {
    if (!excluded.isEmpty()) {
      Collection<BytesRef> ids =
          List.copyOf(excluded).stream().map(o -> new BytesRef(items().id(o))).toList();
      query.add(new TermInSetQuery(ViewSchema.KEY, ids), Occur.MUST_NOT);
    }
    return query;
  }
}
