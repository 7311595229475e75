package dev.souk.representation.collaborative;

/**
 * A shopper's factor from their history alone: the ALS step of a user against the trained items and
 * their cached Gramian, so that it is what training would have given. Thread-safe.
 *
 * <p>Costs k² per history item and a system of the order of the history or of k, whichever is
 * smaller: well under a millisecond for 100 items at rank 64.
 */
public final class FoldIn {

  private final FactorModel model;
  private final Arithmetic arithmetic;
  private final EigenBasis basis;

  /** Folds in against one model. */
  public FoldIn(FactorModel model) {
    this(model, Arithmetic.plain());
  }

  FoldIn(FactorModel model, Arithmetic arithmetic) {
    this.model = model;
    this.arithmetic = arithmetic;
    this.basis = EigenBasis.of(model.gramian(), model.config().rank(), arithmetic.products());
  }

  /**
   * The factor of a shopper, k values; all 0 for an empty history.
   *
   * @throws IllegalArgumentException if the history names a row that the model lacks
   */
  public float[] shopper(History history) {
    int items = model.itemFactors().rows();
    history.requireRowsBelow(items);
    int n = history.size();
    int k = model.config().rank();
    PaddedRows gathered = PaddedRows.zeros(n, k, arithmetic.products());
    int[] entries = new int[n];
    for (int e = 0; e < n; e++) {
      entries[e] = e;
      System.arraycopy(
          model.itemFactors().data(),
          history.rows()[e] * k,
          gathered.data(),
          e * gathered.stride(),
          k);
    }
    float[] rotated = new float[gathered.data().length];
    basis.rotate(gathered.data(), 0, PaddedRows.padded(n), rotated);
    float[] factor = new float[k];
    new RowStep(model.config(), arithmetic)
        .solve(basis, rotated, entries, history.weights(), 0, n, items, factor, 0);
    return basis.back(factor);
  }
}
