package dev.souk.retrieval.snapshot;

import dev.souk.kernels.SimilarityBackend;
import dev.souk.view.SnapshotStore;
import dev.souk.view.View;
import dev.souk.view.ViewSnapshot;
import dev.souk.view.schema.FactorsSchema;
import java.io.IOException;
import java.util.EnumMap;
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

  private final SnapshotStore store;
  private final SimilarityBackend backend;
  private final ItemOrdinals ordinals = new ItemOrdinals();
  private final SegmentOrdinals segments = new SegmentOrdinals(ordinals);
  private final SignalTracker signals = new SignalTracker(ordinals);
  private final @Nullable String pinned;
  private final GenerationReaders factors;
  private GenerationReaders streamed;

  /**
   * Opens what is published.
   *
   * @param backend not closed by this
   * @param pinned the generation to follow, or null for whichever is served
   * @throws IOException if a published snapshot cannot be opened
   */
  public ShopStates(SnapshotStore store, SimilarityBackend backend, @Nullable String pinned)
      throws IOException {
    this.store = store;
    this.backend = backend;
    this.pinned = pinned;
    this.factors = new GenerationReaders(store, List.of(View.FACTORS), null);
    this.streamed = new GenerationReaders(store, View.STREAMED, generation());
    Map<View, ViewSnapshot> snapshots = acquireAll(Set.of());
    this.current = assemble(snapshots, null);
  }

  /** Asked once for all views, so that a switch while they are opened cannot come between them. */
  private @Nullable String generation() throws IOException {
    return pinned == null ? store.current(View.ITEMS).orElse(null) : pinned;
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
    return assemble(snapshots, reference);
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
      GenerationReaders next = new GenerationReaders(store, View.STREAMED, generation);
      try {
        next.acquireInto(snapshots);
        if (!snapshots.keySet().containsAll(needed)) {
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
      collaborative = collaborative(snapshots.get(View.FACTORS), old);
      ItemsFrame items = items(snapshots.get(View.ITEMS), old);
      return new ShopState(snapshots, items, columns, collaborative);
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

  private ItemsFrame items(@Nullable ViewSnapshot snapshot, @Nullable ShopState old)
      throws IOException {
    if (old != null && old.snapshots().get(View.ITEMS) == snapshot) {
      return old.items();
    }
    IndexSearcher searcher =
        snapshot == null ? new IndexSearcher(new MultiReader()) : snapshot.searcher();
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
      releaseAll(reference.snapshots());
    }
  }

  @Override
  protected void afterClose() throws IOException {
    factors.close();
    streamed.close();
  }
}
