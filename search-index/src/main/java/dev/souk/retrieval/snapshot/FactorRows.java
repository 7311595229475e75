package dev.souk.retrieval.snapshot;

import dev.souk.kernels.FloatMatrix;
import dev.souk.kernels.ItemMatrix;
import dev.souk.kernels.RowMask;
import dev.souk.kernels.SimilarityBackend;
import dev.souk.kernels.TopK;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Factors of items, on the similarity backend, joined to the items by ordinal.
 *
 * <p>Counted: every {@link ShopState} that uses them holds a reference, and the last one to let go
 * frees the device's memory. Thread-safe.
 */
public final class FactorRows {

  private final float[] factors;
  private final RowMap rows;
  private final ItemMatrix matrix;
  private final AtomicInteger references = new AtomicInteger(1);

  private FactorRows(float[] factors, RowMap rows, ItemMatrix matrix) {
    this.factors = factors;
    this.rows = rows;
    this.matrix = matrix;
  }

  static FactorRows load(FloatMatrix factors, RowMap rows, SimilarityBackend backend) {
    return new FactorRows(factors.data(), rows, backend.load(factors, null));
  }

  /** Number of items. */
  public int size() {
    return matrix.rows();
  }

  /** Which items they are. */
  public RowMap rows() {
    return rows;
  }

  /** The best of them for a shopper. */
  public TopK topK(float[] shopper, int t, RowMask mask) {
    return matrix.topK(FloatMatrix.ofRow(shopper), t, mask);
  }

  /** The inner product of a shopper and an item, as the device computes it. */
  public float score(float[] shopper, int row) {
    float sum = 0;
    int at = row * shopper.length;
    for (int d = 0; d < shopper.length; d++) {
      sum += shopper[d] * factors[at + d];
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
