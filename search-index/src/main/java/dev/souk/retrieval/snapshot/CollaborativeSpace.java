package dev.souk.retrieval.snapshot;

import dev.souk.kernels.FloatMatrix;
import dev.souk.kernels.ItemMatrix;
import dev.souk.kernels.SimilarityBackend;
import dev.souk.representation.collaborative.BasketModel;
import dev.souk.representation.collaborative.CollaborativeBlend;
import dev.souk.representation.collaborative.FactorModel;
import dev.souk.representation.collaborative.FoldIn;
import dev.souk.representation.collaborative.ItemItemModel;
import dev.souk.view.schema.FactorsSchema;
import dev.souk.view.schema.LearnedBlend;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
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
  private final FoldIn foldIn;
  private final ItemMatrix matrix;
  private final float[] servingFactors;
  private final RowMap factorRows;
  private final RowMap itemItemRows;
  private final BasketModel baskets;
  private final RowMap basketRows;
  private final AtomicInteger references = new AtomicInteger(1);

  CollaborativeSpace(
      FactorsSchema.Models models, SimilarityBackend backend, ItemOrdinals ordinals) {
    factors = models.factors();
    itemItem = models.itemItem();
    learned = models.blend();
    feed = models.feed();
    foldIn = new FoldIn(factors);
    factorRows = RowMap.of(factors.itemIds(), ordinals);
    itemItemRows = RowMap.of(itemItem.itemIds(), ordinals);
    baskets = models.baskets();
    basketRows = RowMap.of(baskets.itemIds(), ordinals);
    FloatMatrix serving = factors.servingFactors();
    servingFactors = serving.data();
    matrix = backend.load(serving, null);
  }

  /** From model rows to ordinals and back. */
  public record RowMap(int[] ordinals, int[] rows) {

    static RowMap of(String[] ids, ItemOrdinals all) {
      int[] ordinals = new int[ids.length];
      for (int row = 0; row < ids.length; row++) {
        ordinals[row] = all.of(ids[row]);
      }
      int[] rows = new int[all.size()];
      Arrays.fill(rows, -1);
      for (int row = 0; row < ids.length; row++) {
        rows[ordinals[row]] = row;
      }
      return new RowMap(ordinals, rows);
    }

    /** The row of an item, or -1 if the model does not know it. */
    public int row(int ordinal) {
      return ordinal >= 0 && ordinal < rows.length ? rows[ordinal] : -1;
    }

    /** The ordinal of a row. */
    public int ordinal(int row) {
      return ordinals[row];
    }
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

  /** Folds shoppers in. */
  public FoldIn foldIn() {
    return foldIn;
  }

  /** The factors to rank by, on the device. */
  public ItemMatrix matrix() {
    return matrix;
  }

  /** Rows of the factor model. */
  public RowMap factorRows() {
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

  /** The inner product of a shopper and an item's factors to rank by, as the device computes it. */
  public float score(float[] shopper, int row) {
    float sum = 0;
    int at = row * shopper.length;
    for (int d = 0; d < shopper.length; d++) {
      sum += shopper[d] * servingFactors[at + d];
    }
    return sum;
  }

  void incRef() {
    references.incrementAndGet();
  }

  void decRef() {
    if (references.decrementAndGet() == 0) {
      matrix.close();
    }
  }
}
