package dev.souk.representation.collaborative;

/**
 * Half a sweep of {@link ImplicitAls} for one block: takes the other side's factors that the block
 * needs, then solves its rows. To the bit what a training in one piece does. Used once, by one
 * thread at a time.
 *
 * <p>Takes 4·rank bytes for each row and each column of the block, beside the block itself.
 */
public final class BlockHalfSweep {

  private final AlsConfig config;
  private final RatingBlock block;
  private final Arithmetic arithmetic;
  private final PaddedRows others;
  private int received;

  /** Which side is solved; a sweep solves users first. */
  public enum Side {
    /** Against the items of the sweep before. */
    USERS,
    /** Against the users, which completes a sweep and its loss. */
    ITEMS
  }

  /**
   * @param block whose rows are solved
   * @param solver to compute with
   */
  public BlockHalfSweep(BlockPlan plan, RatingBlock block, SpdSolver solver) {
    this.config = plan.config();
    this.block = block;
    this.arithmetic = plan.arithmetic(solver);
    this.others = PaddedRows.zeros(block.rows().columns(), config.rank(), arithmetic.products());
  }

  /** Bytes that the block, the factors that it needs and those that it makes take, but for ids. */
  public long bytes() {
    SparseRows rows = block.rows();
    long factors = (long) (rows.rows() + rows.columns()) * others.stride();
    return (long) rows.size() * (Integer.BYTES + Float.BYTES) + factors * Float.BYTES;
  }

  /**
   * Takes factors of a block of the other side, which gave them as {@link BlockFactors#wanted}.
   *
   * @param from which block
   * @param first of the rows that are wanted of it
   * @param factors some, one after the other
   * @throws IllegalArgumentException if these are not among what is wanted
   */
  public void take(int from, int first, float[] factors) {
    int k = config.rank();
    int count = factors.length / k;
    int at = block.needed()[from] + first;
    if (factors.length % k != 0 || first < 0 || at + count > block.needed()[from + 1]) {
      throw new IllegalArgumentException(
          "factors of block %d: %d floats from row %d on (expected: whole rows of %d, up to %d)"
              .formatted(
                  from, factors.length, first, k, block.needed()[from + 1] - block.needed()[from]));
    }
    for (int i = 0; i < count; i++) {
      System.arraycopy(factors, i * k, others.data(), (at + i) * others.stride(), k);
    }
    received += count;
  }

  /**
   * Solves the rows.
   *
   * @param other over all rows of the other side
   * @throws IllegalStateException if factors are missing
   * @throws ArithmeticException if factors are not finite
   */
  public BlockFactors solve(Side side, SideSum other) {
    if (received != others.rows()) {
      throw new IllegalStateException(
          "factors taken: " + received + " (expected: " + others.rows() + ")");
    }
    PaddedRows out = PaddedRows.zeros(block.size(), config.rank(), arithmetic.products());
    // One thread: a machine's slots are its threads.
    try (ParallelRows parallel = new ParallelRows(1)) {
      HalfSweep half = new HalfSweep(config, arithmetic, parallel);
      EigenBasis basis = half.turn(other.gramian(), others);
      half.solve(basis, block.rows(), others, other.rows(), out);
      AlsLoss.OfSide loss =
          switch (side) {
            case USERS -> AlsLoss.users(config, block.rows(), out, other.rows());
            case ITEMS -> AlsLoss.items(config, block.rows(), basis, others, out, other.rows());
          };
      return new BlockFactors(block, out, BlockFactors.sum(block, out, arithmetic, loss));
    }
  }
}
