package dev.souk.representation.collaborative;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What a half sweep has to know of all rows of one side: how many they are, their Gramian, and
 * their part of the loss. Sums of blocks are added pairwise, neighbours first, so that the total
 * does not depend on how many blocks there are. Not thread-safe.
 */
public final class SideSum {

  private final int k;
  private final double[] upper;
  private int rows;
  private long entries;
  private double loss;

  /**
   * @param upper k × k, 0 below the diagonal
   * @param loss what the rows add to the objective
   */
  SideSum(int k, double[] upper, int rows, long entries, double loss) {
    this.k = k;
    this.upper = upper;
    this.rows = rows;
    this.entries = entries;
    this.loss = loss;
  }

  /** Number of rows. */
  public int rows() {
    return rows;
  }

  /** Number of their entries, if the loss was asked for. */
  public long entries() {
    return entries;
  }

  /** What the rows add to the objective, not divided by anything; 0 if it was not asked for. */
  public double loss() {
    return loss;
  }

  double[] upper() {
    return upper;
  }

  /** Full and symmetric, row-major k × k. */
  double[] gramian() {
    return Gramian.mirrored(upper.clone(), k);
  }

  SideSum plus(SideSum other) {
    for (int i = 0; i < k; i++) {
      for (int c = i; c < k; c++) {
        upper[i * k + c] += other.upper[i * k + c];
      }
    }
    rows = Math.addExact(rows, other.rows);
    entries += other.entries;
    loss += other.loss;
    return this;
  }

  /**
   * The sum of all.
   *
   * @param parts of all blocks in their order; used up
   */
  public static SideSum total(SideSum[] parts) {
    for (int width = 1; width < parts.length; width *= 2) {
      for (int i = 0; i + width < parts.length; i += 2 * width) {
        parts[i] = parts[i].plus(parts[i + width]);
      }
    }
    return parts[0];
  }

  /** Writes it; {@link #read} reads it. */
  public void write(DataOutput out) throws IOException {
    out.writeInt(k);
    out.writeInt(rows);
    out.writeLong(entries);
    out.writeDouble(loss);
    for (int i = 0; i < k; i++) {
      for (int c = i; c < k; c++) {
        out.writeDouble(upper[i * k + c]);
      }
    }
  }

  /** Reads what {@link #write} wrote. */
  public static SideSum read(DataInput in) throws IOException {
    int k = in.readInt();
    int rows = in.readInt();
    long entries = in.readLong();
    double loss = in.readDouble();
    double[] upper = new double[k * k];
    for (int i = 0; i < k; i++) {
      for (int c = i; c < k; c++) {
        upper[i * k + c] = in.readDouble();
      }
    }
    return new SideSum(k, upper, rows, entries, loss);
  }
}
