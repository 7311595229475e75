package dev.souk.retrieval.snapshot;

import dev.souk.kernels.SimilarityBackend;
import dev.souk.view.SnapshotRefusals;
import dev.souk.view.View;
import dev.souk.view.ViewSnapshot;
import dev.souk.view.ViewSource;
import dev.souk.view.schema.FactorsSchema;
import java.io.IOException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ReferenceManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows all views of a shop, in Lucene's idiom: acquire, use, release in {@code finally}. A view
 * that is not published yet is looked for at each refresh. The views of the streaming job are
 * always of one generation. Thread-safe.
 */
public final class ShopStates extends ReferenceManager<ShopState> {

  private static final Logger LOG = LoggerFactory.getLogger(ShopStates.class);

  private final ViewSource source;
  private final SimilarityBackend backend;
  private final ItemOrdinals ordinals = new ItemOrdinals();
  private final SegmentOrdinals segments = new SegmentOrdinals(ordinals);
  private final SignalTracker signals = new SignalTracker(ordinals);
  private final QueryTracker queries = new QueryTracker();
  private final Warmup warmup;
  private final @Nullable String pinned;
  private final GenerationReaders factors;
  private GenerationReaders streamed;

  /** Makes a state fast that nobody has asked yet. */
  public interface Warmup {
    /** Asks {@code fresh} what is likely to be asked soon; must not fail. */
    void warm(ShopState fresh);
  }

  /**
   * Opens what is published.
   *
   * @param source where from
   * @param backend not closed by this
   * @param warmup for states of which much is new, before they are used
   * @param pinned the generation to follow, or null for whichever is served
   * @throws IOException if the storage cannot be read; a damaged snapshot is refused, not thrown
   */
  public ShopStates(
      ViewSource source, SimilarityBackend backend, Warmup warmup, @Nullable String pinned)
      throws IOException {
    this.source = source;
    this.backend = backend;
    this.warmup = warmup;
    this.pinned = pinned;
    this.factors = new GenerationReaders(source, List.of(View.FACTORS), null);
    this.streamed = new GenerationReaders(source, View.STREAMED, generation());
    Map<View, ViewSnapshot> snapshots = acquireFirst();
    this.current = assemble(snapshots, null);
  }

  /** Asked once for all views, so that a switch while they are opened cannot come between them. */
  private @Nullable String generation() throws IOException {
    return pinned == null ? source.store().current(View.ITEMS).orElse(null) : pinned;
  }

  @Override
  protected @Nullable ShopState refreshIfNeeded(ShopState reference) throws IOException {
    Map<View, ViewSnapshot> snapshots = acquireAll(reference.snapshots().keySet());
    boolean changed = snapshots.size() != reference.snapshots().size();
    for (Map.Entry<View, ViewSnapshot> snapshot : snapshots.entrySet()) {
      changed |= reference.snapshots().get(snapshot.getKey()) != snapshot.getValue();
    }
    if (!changed) {
      releaseAll(snapshots);
      return null;
    }
    ShopState fresh = assemble(snapshots, reference);
    if (NewShare.isLarge(reference.snapshots(), fresh.snapshots())) {
      warmup.warm(fresh);
    }
    return fresh;
  }

  /** The snapshots that were refused. */
  public SnapshotRefusals refusals() {
    return source.refusals();
  }

  /** As {@link #acquireAll}; if all snapshots of a view are damaged, of what was served before. */
  private Map<View, ViewSnapshot> acquireFirst() throws IOException {
    Map<View, ViewSnapshot> newest = acquireAll(Set.of());
    if (pinned != null || streamed.whole()) {
      return newest;
    }
    for (String earlier : source.store().served(View.ITEMS).reversed()) {
      GenerationReaders before = new GenerationReaders(source, View.STREAMED, earlier);
      Map<View, ViewSnapshot> snapshots = new EnumMap<>(View.class);
      before.acquireInto(snapshots);
      if (before.whole() && !snapshots.isEmpty()) {
        LOG.warn("Generation {} is damaged; {} is served", streamed.generation(), earlier);
        factors.acquireInto(snapshots);
        releaseAll(newest);
        streamed.close();
        streamed = before;
        return snapshots;
      }
      releaseAll(snapshots);
      before.close();
    }
    return newest;
  }

  /**
   * Opens the newest snapshots.
   *
   * @param needed views that must be among them: one that is there does not go away
   */
  private Map<View, ViewSnapshot> acquireAll(Set<View> needed) throws IOException {
    Map<View, ViewSnapshot> snapshots = new EnumMap<>(View.class);
    try {
      factors.acquireInto(snapshots);
      String generation = generation();
      if (Objects.equals(generation, streamed.generation())) {
        streamed.acquireInto(snapshots);
        return snapshots;
      }
      GenerationReaders next = new GenerationReaders(source, View.STREAMED, generation);
      try {
        next.acquireInto(snapshots);
        Set<View> lacking = EnumSet.noneOf(View.class);
        lacking.addAll(needed);
        lacking.removeAll(snapshots.keySet());
        // What a generation of an earlier version lacks is no reason not to go back to it.
        lacking.retainAll(View.NEEDED);
        if (!lacking.isEmpty()) {
          throw new IOException(
              "generation: %s, with %s (expected: %s, as in %s)"
                  .formatted(generation, snapshots.keySet(), needed, streamed.generation()));
        }
      } catch (IOException | RuntimeException e) {
        next.close();
        throw e;
      }
      LOG.info("Generation {} is served, before it was {}", generation, streamed.generation());
      streamed.close();
      streamed = next;
      return snapshots;
    } catch (IOException | RuntimeException e) {
      releaseAll(snapshots);
      throw e;
    }
  }

  private static void releaseAll(Map<View, ViewSnapshot> snapshots) {
    snapshots.values().forEach(ViewSnapshot::release);
  }

  /** Derives anew only what comes from a snapshot that changed. */
  private ShopState assemble(Map<View, ViewSnapshot> snapshots, @Nullable ShopState old)
      throws IOException {
    CollaborativeSpace collaborative = null;
    try {
      SignalColumns columns = signals(snapshots.get(View.SIGNALS), old);
      IndicatorSpace indicators = indicators(snapshots.get(View.INDICATORS), old);
      collaborative = collaborative(snapshots.get(View.FACTORS), old);
      ItemsFrame items = items(snapshots.get(View.ITEMS), old);
      QuerySpace searched = queries(snapshots.get(View.QUERIES), old);
      FactorRows newcomers = newcomers(items, collaborative, old);
      return new ShopState(
          snapshots, items, columns, indicators, collaborative, newcomers, searched);
    } catch (IOException | RuntimeException e) {
      if (collaborative != null) {
        collaborative.decRef();
      }
      releaseAll(snapshots);
      throw e;
    }
  }

  private SignalColumns signals(@Nullable ViewSnapshot snapshot, @Nullable ShopState old)
      throws IOException {
    if (snapshot == null) {
      return SignalColumns.NONE;
    }
    return old != null && old.snapshots().get(View.SIGNALS) == snapshot
        ? old.signals()
        : signals.follow(snapshot);
  }

  private QuerySpace queries(@Nullable ViewSnapshot snapshot, @Nullable ShopState old)
      throws IOException {
    if (snapshot == null) {
      return QuerySpace.NONE;
    }
    return old != null && old.snapshots().get(View.QUERIES) == snapshot
        ? old.queries()
        : queries.follow(snapshot);
  }

  private @Nullable IndicatorSpace indicators(
      @Nullable ViewSnapshot snapshot, @Nullable ShopState old) throws IOException {
    if (snapshot == null) {
      return null;
    }
    return old != null && old.snapshots().get(View.INDICATORS) == snapshot
        ? old.indicators()
        : new IndicatorSpace(snapshot.searcher().getIndexReader(), segments);
  }

  private ItemsFrame items(@Nullable ViewSnapshot snapshot, @Nullable ShopState old)
      throws IOException {
    IndexSearcher searcher =
        snapshot == null ? new IndexSearcher(new MultiReader()) : snapshot.searcher();
    // A price that changed moves the position of this view, not its documents.
    if (old != null && old.items().searcher() == searcher) {
      return old.items();
    }
    return new ItemsFrame(searcher, ordinals, segments);
  }

  private @Nullable CollaborativeSpace collaborative(
      @Nullable ViewSnapshot snapshot, @Nullable ShopState old) throws IOException {
    if (snapshot == null) {
      return null;
    }
    if (old != null && old.snapshots().get(View.FACTORS) == snapshot) {
      CollaborativeSpace same = old.collaborative();
      if (same != null) {
        same.incRef();
      }
      return same;
    }
    FactorsSchema.Models models = FactorsSchema.read(snapshot.searcher()).orElse(null);
    if (models == null) {
      return null;
    }
    LOG.info(
        "Factors of {} items, rank {}, trained to {}",
        models.factors().itemIds().length,
        models.factors().config().rank(),
        models.factors().trainedTo());
    return new CollaborativeSpace(models, backend, ordinals);
  }

  private @Nullable FactorRows newcomers(
      ItemsFrame items, @Nullable CollaborativeSpace collaborative, @Nullable ShopState old)
      throws IOException {
    if (old == null || old.items() != items || old.collaborative() != collaborative) {
      return Newcomers.of(collaborative, items, backend);
    }
    FactorRows same = old.newcomers();
    if (same != null) {
      same.incRef();
    }
    return same;
  }

  @Override
  protected boolean tryIncRef(ShopState reference) {
    return reference.tryIncRef();
  }

  @Override
  protected int getRefCount(ShopState reference) {
    return reference.refCount();
  }

  @Override
  protected void decRef(ShopState reference) throws IOException {
    if (reference.decRef()) {
      CollaborativeSpace collaborative = reference.collaborative();
      if (collaborative != null) {
        collaborative.decRef();
      }
      FactorRows newcomers = reference.newcomers();
      if (newcomers != null) {
        newcomers.decRef();
      }
      releaseAll(reference.snapshots());
    }
  }

  @Override
  protected void afterClose() throws IOException {
    factors.close();
    streamed.close();
  }
}
