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

  /** Solves every row of {@code out} against {@code other}. */
  TrainingCost run(SparseRows rows, PaddedRows other, PaddedRows out) {
    int k = config.rank();
    long begin = System.nanoTime();
    double[] gramian = Gramian.of(other, arithmetic.products(), parallel);
    long summed = System.nanoTime();
    EigenBasis basis = EigenBasis.of(gramian, k, arithmetic.products());
    rotate(basis, other);
    long rotated = System.nanoTime();
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
                other.rows(),
                out.data(),
                row * out.stride());
          };
        });
    long solved = System.nanoTime();
    double flops = 0;
    for (int row = 0; row < rows.rows(); row++) {
      flops += RowStep.flops(rows.length(row), k);
    }
    return new TrainingCost(
        (summed - begin) / 1e9,
        (double) other.rows() * k * (k + 1),
        (rotated - summed) / 1e9,
        2.0 * other.rows() * k * k,
        (solved - rotated) / 1e9,
        flops);
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
