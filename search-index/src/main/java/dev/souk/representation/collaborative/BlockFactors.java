package dev.souk.representation.collaborative;

import java.util.Arrays;
import java.util.Map;

/** The factors of a block's rows after a half sweep, or before the first. Not thread-safe. */
public final class BlockFactors {

  private final RatingBlock block;
  private final PaddedRows rows;
  private final SideSum sum;

  /**
   * @param sum over the rows
   */
  BlockFactors(RatingBlock block, PaddedRows rows, SideSum sum) {
    this.block = block;
    this.rows = rows;
    this.sum = sum;
  }

  /**
   * Where items start: at random, as in {@link ImplicitAls}.
   *
   * @param known factors to start with instead, by id
   */
  public static BlockFactors start(BlockPlan plan, RatingBlock block, Map<String, float[]> known) {
    Arithmetic arithmetic = plan.arithmetic(SpdSolvers.concurrent());
    PaddedRows rows = RandomStart.of(plan.config(), block.ids(), arithmetic.products());
    for (int row = 0; row < block.size(); row++) {
      float[] factor = known.get(block.id(row));
      if (factor != null) {
        System.arraycopy(factor, 0, rows.data(), row * rows.stride(), rows.columns());
      }
    }
    return new BlockFactors(block, rows, sum(block, rows, arithmetic, AlsLoss.NOT_ASKED));
  }

  static SideSum sum(
      RatingBlock block, PaddedRows rows, Arithmetic arithmetic, AlsLoss.OfSide loss) {
    return SideSums.of(rows, Stripes.of(block.ids()), arithmetic.products(), loss)
        .node(block.blocks().stripes(), block.block());
  }

  /** Of this block's rows; {@link SideSum#total} adds up those of all blocks. */
  public SideSum sum() {
    return sum;
  }

  /** Dimensions of a factor. */
  public int rank() {
    return rows.columns();
  }

  /** The factor of a row; a copy. */
  public float[] row(int row) {
    int at = row * rows.stride();
    return Arrays.copyOfRange(rows.data(), at, at + rows.columns());
  }

  /**
   * Factors that a block of the other side needs.
   *
   * @param other which block
   * @param from first of the rows that it wants, 0 to {@link RatingBlock#wanted}
   * @param count how many
   * @return {@code count} factors, one after the other
   */
  public float[] wanted(int other, int from, int count) {
    int k = rows.columns();
    int[] wanted = block.wantedRows(other);
    float[] factors = new float[count * k];
    for (int i = 0; i < count; i++) {
      System.arraycopy(rows.data(), wanted[from + i] * rows.stride(), factors, i * k, k);
    }
    return factors;
  }
}
