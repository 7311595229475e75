package dev.souk.retrieval.snapshot;

import dev.souk.kernels.SimilarityBackend;
import dev.souk.representation.collaborative.BasketModel;
import dev.souk.representation.collaborative.CollaborativeBlend;
import dev.souk.representation.collaborative.ContentMap;
import dev.souk.representation.collaborative.FactorModel;
import dev.souk.representation.collaborative.FoldIn;
import dev.souk.representation.collaborative.FoldInCache;
import dev.souk.representation.collaborative.History;
import dev.souk.representation.collaborative.ItemItemModel;
import dev.souk.view.schema.FactorsSchema;
import dev.souk.view.schema.LearnedBlend;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The collaborative models of one training, on the similarity backend. Both models have rows of
 * their own, joined to the items by ordinal.
 *
 * <p>Counted: every {@link ShopState} that uses it holds a reference, and the last one to let go
 * frees the device's memory. Thread-safe.
 */
public final class CollaborativeSpace {

  private final FactorModel factors;
  private final ItemItemModel itemItem;
  private final @Nullable CollaborativeBlend learned;
  private final @Nullable LearnedBlend feed;
  private final FoldInCache foldIn;
  private final FactorRows factorRows;
  private final RowMap itemItemRows;
  private final BasketModel baskets;
  private final RowMap basketRows;
  private final @Nullable ContentMap content;

  CollaborativeSpace(
      FactorsSchema.Models models, SimilarityBackend backend, ItemOrdinals ordinals) {
    factors = models.factors();
    itemItem = models.itemItem();
    learned = models.blend();
    feed = models.feed();
    foldIn = new FoldInCache(new FoldIn(factors));
    content = models.content();
    itemItemRows = RowMap.of(itemItem.itemIds(), ordinals);
    baskets = models.baskets();
    basketRows = RowMap.of(baskets.itemIds(), ordinals);
    factorRows =
        FactorRows.load(factors.servingFactors(), RowMap.of(factors.itemIds(), ordinals), backend);
  }

  /** The factor model. */
  public FactorModel factors() {
    return factors;
  }

  /** The item-to-item model. */
  public ItemItemModel itemItem() {
    return itemItem;
  }

  /** How feeds part the weight of both, if it was learned. */
  public @Nullable CollaborativeBlend learned() {
    return learned;
  }

  /** The weights of all sources of a feed as they were learned, if they were. */
  public @Nullable LearnedBlend feed() {
    return feed;
  }

  /** What an item of a history counts that was touched {@code age} visits before the latest. */
  public float faded(int age) {
    return Objects.requireNonNullElse(learned, CollaborativeBlend.DEFAULT).faded(age);
  }

  /** The factor of a shopper; not to be changed. */
  public float[] shopper(History history) {
    return foldIn.shopper(history);
  }

  /** The factors of items that nobody touched yet, null if words do not tell. */
  @Nullable ContentMap content() {
    return content;
  }

  /** The items of the factor model, with the factors to rank by. */
  public FactorRows factorRows() {
    return factorRows;
  }

  /** Rows of the item-to-item model. */
  public RowMap itemItemRows() {
    return itemItemRows;
  }

  /** What is in one basket. */
  public BasketModel baskets() {
    return baskets;
  }

  /** Rows of the model of baskets. */
  public RowMap basketRows() {
    return basketRows;
  }

  void incRef() {
    factorRows.incRef();
  }

  void decRef() {
    factorRows.decRef();
  }
}
