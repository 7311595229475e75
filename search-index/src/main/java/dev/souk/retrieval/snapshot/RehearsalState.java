package dev.souk.retrieval.snapshot;

import dev.souk.kernels.SimilarityBackend;
import dev.souk.representation.collaborative.BasketModel;
import dev.souk.representation.collaborative.Rehearsal;
import dev.souk.view.ViewSnapshot;
import dev.souk.view.schema.FactorsSchema;
import java.io.IOException;
import java.util.Map;
import org.apache.lucene.index.IndexReader;

/**
 * A sight of a shop as it would have been had nobody done yet what a {@link Rehearsal} holds out:
 * the items as they are published, with the models, the popularity and the indicators of the rest.
 * Prices and stock are those that items were indexed with, for what can be bought today says
 * nothing of what could be then. Thread-safe.
 */
public final class RehearsalState implements AutoCloseable {

  private final CollaborativeSpace space;
  private final ShopState state;

  /**
   * Opens it.
   *
   * @param items a snapshot of the items view, which must stay open as long as this
   * @param indicators an index in the form of the indicators view, of what is not held out; must
   *     stay open as well
   * @param popularityDays half-life of popularity, in days
   * @param backend for the factors; not closed by this
   * @throws IOException if the snapshot cannot be read
   */
  public RehearsalState(
      ViewSnapshot items,
      IndexReader indicators,
      Rehearsal rehearsal,
      int popularityDays,
      SimilarityBackend backend)
      throws IOException {
    ItemOrdinals ordinals = new ItemOrdinals();
    // In the order of the ids, whatever the segments: so rows of the models are ordinals, and
    // equal scores are told apart the same way in every replay.
    for (String id : rehearsal.factors().itemIds()) {
      ordinals.of(id);
    }
    SignalColumns columns =
        new SignalColumns(
            Column.of(rehearsal.popularity(popularityDays), SignalTracker.LOWEST_TENTH),
            Column.NONE,
            OfferColumn.NONE);
    SegmentOrdinals segments = new SegmentOrdinals(ordinals);
    ItemsFrame frame = new ItemsFrame(items.searcher(), ordinals, segments);
    space =
        new CollaborativeSpace(
            new FactorsSchema.Models(
                rehearsal.factors(),
                rehearsal.itemItem(),
                rehearsal.blend(),
                BasketModel.NONE,
                null,
                null),
            backend,
            ordinals);
    // The models have a row for every item that was ever touched.
    state =
        new ShopState(
            Map.of(),
            frame,
            columns,
            new IndicatorSpace(indicators, segments),
            space,
            null,
            QuerySpace.NONE);
  }

  /** What is seen; not to be used after {@link #close}. */
  public ShopState state() {
    return state;
  }

  @Override
  public void close() {
    space.decRef();
  }
}
