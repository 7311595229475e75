package dev.souk.retrieval.snapshot;

import dev.souk.domain.Item;
import dev.souk.domain.Ledger;
import dev.souk.domain.Profile;
import dev.souk.retrieval.taste.KnownTaste;
import dev.souk.view.View;
import dev.souk.view.ViewSnapshot;
import dev.souk.view.schema.ProfilesSchema;
import dev.souk.view.schema.SignalsSchema;
import dev.souk.view.schema.ViewSchema;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.jspecify.annotations.Nullable;

/**
 * One consistent sight of a shop: a snapshot of each view that has one. Get one from {@link
 * ShopStates#acquire} and give it back. Immutable but for what it keeps of the last requests:
 * filters and tastes; thread-safe.
 */
public final class ShopState {

  private static final int FILTERS_KEPT = 32;

  /**
   * One for so much of the heap, of which a taste with all that is worked out takes a small part.
   */
  private static final long HEAP_PER_TASTE = 1L << 20;

  private static final int FEWEST_TASTES = 256;
  private static final int MOST_TASTES = 4096;

  private final Map<View, ViewSnapshot> snapshots;
  private final ItemsFrame items;
  private final SignalColumns signals;
  private final Offers offers;
  private final @Nullable IndicatorSpace indicators;
  private final @Nullable CollaborativeSpace collaborative;
  private final @Nullable FactorRows newcomers;
  private final QuerySpace queries;
  private final AtomicInteger references = new AtomicInteger(1);
  private final RecentlyUsed<Query, FilterBits> filters = new RecentlyUsed<>(FILTERS_KEPT);
  private final RecentlyUsed<KnownTaste.Of, KnownTaste> tastes = new RecentlyUsed<>(tastesKept());

  ShopState(
      Map<View, ViewSnapshot> snapshots,
      ItemsFrame items,
      SignalColumns signals,
      @Nullable IndicatorSpace indicators,
      @Nullable CollaborativeSpace collaborative,
      @Nullable FactorRows newcomers,
      QuerySpace queries) {
    this.snapshots = Map.copyOf(snapshots);
    this.items = items;
    this.signals = signals;
    this.offers = new Offers(items, signals.offers());
    this.indicators = indicators;
    this.collaborative = collaborative;
    this.newcomers = newcomers;
    this.queries = queries;
  }

  private static int tastesKept() {
    return (int)
        Math.clamp(Runtime.getRuntime().maxMemory() / HEAP_PER_TASTE, FEWEST_TASTES, MOST_TASTES);
  }

  /** The items; none while the view is not published. */
  public ItemsFrame items() {
    return items;
  }

  /** What the items cost now and whether they can be bought. */
  public Offers offers() {
    return offers;
  }

  /** The item of a document counted over all leaves, as it is sold now. */
  public Item item(int doc) throws IOException {
    return offers.item(doc);
  }

  /** What all shoppers say of the items; nothing while the view is not published. */
  public SignalColumns signals() {
    return signals;
  }

  /** What buyers of the items bought besides, null while the view is not published. */
  public @Nullable IndicatorSpace indicators() {
    return indicators;
  }

  /** The collaborative models, null before the first training. */
  public @Nullable CollaborativeSpace collaborative() {
    return collaborative;
  }

  /** Factors of the items that the collaborative models do not know yet, null if there are none. */
  public @Nullable FactorRows newcomers() {
    return newcomers;
  }

  /** What shoppers search for; nothing while the view is not published. */
  public QuerySpace queries() {
    return queries;
  }

  /** The snapshots in use, by view. */
  public Map<View, ViewSnapshot> snapshots() {
    return snapshots;
  }

  /** What a filter lets through; kept for the next query with the same filter. */
  public FilterBits filter(Query filter) throws IOException {
    FilterBits known = filters.get(filter);
    if (known == null) {
      known = FilterBits.of(items.searcher(), filter);
      filters.put(filter, known);
    }
    return known;
  }

  /** What a filter lets through, if that is known already. */
  public @Nullable FilterBits kept(Query filter) {
    return filters.get(filter);
  }

  /** The tastes of those who asked last. */
  public RecentlyUsed<KnownTaste.Of, KnownTaste> tastes() {
    return tastes;
  }

  /** A shopper's profile, if there is one. */
  public Optional<Profile> profile(String shopper) throws IOException {
    byte[] source = source(View.PROFILES, shopper);
    return source == null ? Optional.empty() : Optional.of(ProfilesSchema.read(source));
  }

  /** The account of the log; empty while there is none. */
  public Ledger ledger() throws IOException {
    byte[] source = source(View.SIGNALS, SignalsSchema.LEDGER);
    return source == null ? Ledger.EMPTY : SignalsSchema.readLedger(source);
  }

  private byte @Nullable [] source(View view, String key) throws IOException {
    ViewSnapshot snapshot = snapshots.get(view);
    if (snapshot == null) {
      return null;
    }
    IndexSearcher searcher = snapshot.searcher();
    TopDocs found = searcher.search(new TermQuery(ViewSchema.keyTerm(key)), 1);
    return found.scoreDocs.length == 0
        ? null
        : ViewSchema.source(searcher.storedFields().document(found.scoreDocs[0].doc));
  }

  boolean tryIncRef() {
    int count = references.get();
    while (count > 0) {
      if (references.compareAndSet(count, count + 1)) {
        return true;
      }
      count = references.get();
    }
    return false;
  }

  int refCount() {
    return references.get();
  }

  /** Returns whether this was the last reference, so that what it holds must be released. */
  boolean decRef() {
    return references.decrementAndGet() == 0;
  }
}
