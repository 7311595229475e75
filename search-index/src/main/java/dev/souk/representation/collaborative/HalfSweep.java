package dev.souk.representation.collaborative;

/**
 * Half a sweep of ALS: every row of one side against the other side's factors. It first turns those
 * into the {@link EigenBasis} of their Gramian, in place; a model's scores do not depend on its
 * basis, and both sides are in the same one afterwards.
 *
 * @param config of the model
 * @param arithmetic to compute with
 * @param parallel the threads
 */
record HalfSweep(AlsConfig config, Arithmetic arithmetic, ParallelRows parallel) {

  private static final int ROTATED_AT_ONCE = 64;

  /**
   * A half sweep that was made.
   *
   * @param basis that both sides are in now
   * @param cost of it
   */
  record Made(EigenBasis basis, TrainingCost cost) {}

  /** Solves every row of {@code out} against {@code other}. */
  Made run(SparseRows rows, PaddedRows other, Stripes otherStripes, PaddedRows out) {
    int k = config.rank();
    long begin = System.nanoTime();
    double[] gramian =
        SideSums.of(other, otherStripes, arithmetic.products(), AlsLoss.NOT_ASKED)
            .total(parallel)
            .gramian();
    long summed = System.nanoTime();
    EigenBasis basis = turn(gramian, other);
    long rotated = System.nanoTime();
    solve(basis, rows, other, other.rows(), out);
    long solved = System.nanoTime();
    double flops = 0;
    for (int row = 0; row < rows.rows(); row++) {
      flops += RowStep.flops(rows.length(row), k);
    }
    return new Made(
        basis,
        new TrainingCost(
            (summed - begin) / 1e9,
            (double) other.rows() * k * (k + 1),
            (rotated - summed) / 1e9,
            2.0 * other.rows() * k * k,
            (solved - rotated) / 1e9,
            flops));
  }

  /** Turns {@code other}, all of its side or some rows, into the basis of the side's Gramian. */
  EigenBasis turn(double[] gramian, PaddedRows other) {
    EigenBasis basis = EigenBasis.of(gramian, config.rank(), arithmetic.products());
    rotate(basis, other);
    return basis;
  }

  /**
   * Solves every row of {@code out}.
   *
   * @param other what the columns of {@code rows} are rows of, turned into {@code basis}
   * @param otherSide how many rows the other side has in all
   */
  void solve(EigenBasis basis, SparseRows rows, PaddedRows other, int otherSide, PaddedRows out) {
    int[] order = rows.longestFirst();
    parallel.run(
        order.length,
        ParallelRows.CHUNK,
        () -> {
          RowStep step = new RowStep(config, arithmetic);
          return at -> {
            int row = order[at];
            step.solve(
                basis,
                other.data(),
                rows.column(),
                rows.value(),
                rows.starts()[row],
                rows.starts()[row + 1],
                otherSide,
                out.data(),
                row * out.stride());
          };
        });
  }

  private void rotate(EigenBasis basis, PaddedRows factors) {
    int rows = PaddedRows.padded(factors.rows());
    int stride = factors.stride();
    parallel.run(
        (rows + ROTATED_AT_ONCE - 1) / ROTATED_AT_ONCE,
        1,
        () -> {
          float[] scratch = new float[ROTATED_AT_ONCE * stride];
          return block -> {
            int from = block * ROTATED_AT_ONCE;
            int count = Math.min(ROTATED_AT_ONCE, rows - from);
            basis.rotate(factors.data(), from * stride, count, scratch);
            System.arraycopy(scratch, 0, factors.data(), from * stride, count * stride);
          };
        });
  }
}
