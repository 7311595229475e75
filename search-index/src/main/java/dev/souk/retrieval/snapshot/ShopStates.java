package dev.souk.retrieval.snapshot;

import dev.souk.kernels.SimilarityBackend;
import dev.souk.view.SnapshotRefusals;
import dev.souk.view.SnapshotStore;
import dev.souk.view.View;
import dev.souk.view.ViewReader;
import dev.souk.view.ViewSnapshot;
import dev.souk.view.schema.FactorsSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ReferenceManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows all views of a shop, in Lucene's idiom: acquire, use, release in {@code finally}. A view
 * that is not published yet is looked for at each refresh. Thread-safe.
 */
public final class ShopStates extends ReferenceManager<ShopState> {

  private static final Logger LOG = LoggerFactory.getLogger(ShopStates.class);

  private final SnapshotStore store;
  private final SimilarityBackend backend;
  private final ItemOrdinals ordinals = new ItemOrdinals();
  private final SegmentOrdinals segments = new SegmentOrdinals(ordinals);
  private final SignalTracker signals = new SignalTracker(ordinals);
  private final Map<View, ViewReader> readers = new ConcurrentHashMap<>();
  private final @Nullable Path cache;
  private final SnapshotRefusals refusals = new SnapshotRefusals();
  private final Warmup warmup;

  /** Makes a state fast that nobody has asked yet. */
  public interface Warmup {
    /** Asks {@code fresh} what is likely to be asked soon; must not fail. */
    void warm(ShopState fresh);
  }

  /**
   * Opens what is published.
   *
   * @param cache where copies of files are kept, or null to read them in place
   * @param backend not closed by this
   * @param warmup for states of which much is new, before they are used
   * @throws IOException if the storage cannot be read; a damaged snapshot is refused, not thrown
   */
  public ShopStates(
      SnapshotStore store, @Nullable Path cache, SimilarityBackend backend, Warmup warmup)
      throws IOException {
    this.store = store;
    this.cache = cache;
    this.backend = backend;
    this.warmup = warmup;
    Map<View, ViewSnapshot> snapshots = acquireAll();
    this.current = assemble(snapshots, null);
  }

  @Override
  protected @Nullable ShopState refreshIfNeeded(ShopState reference) throws IOException {
    Map<View, ViewSnapshot> snapshots = acquireAll();
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
    return refusals;
  }

  private Map<View, ViewSnapshot> acquireAll() throws IOException {
    Map<View, ViewSnapshot> snapshots = new EnumMap<>(View.class);
    try {
      for (View view : View.values()) {
        ViewReader reader = readers.get(view);
        if (reader != null) {
          reader.maybeRefreshBlocking();
        } else {
          reader = ViewReader.open(store, view, cache, refusals).orElse(null);
          if (reader != null) {
            readers.put(view, reader);
          }
        }
        if (reader != null) {
          snapshots.put(view, reader.acquire());
        }
      }
      return snapshots;
    } catch (IOException | RuntimeException e) {
      releaseAll(snapshots);
      throw e;
    }
  }

  private void releaseAll(Map<View, ViewSnapshot> snapshots) throws IOException {
    for (Map.Entry<View, ViewSnapshot> snapshot : snapshots.entrySet()) {
      Objects.requireNonNull(readers.get(snapshot.getKey())).release(snapshot.getValue());
    }
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
    for (ViewReader reader : readers.values()) {
      reader.close();
    }
  }
}
