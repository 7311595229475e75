package dev.souk.representation.collaborative;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The rows of one side that are in one block, users or items, with their entries. Rows are in the
 * order of their ids.
 *
 * <p>Columns are what the block needs of the other side: for each of its blocks in turn the ids
 * that occur here, in their order. The other side's block finds the same ids in the same order
 * among its own rows, for it is made of the same entries; so factors travel between blocks without
 * ids. Spark's ALS calls such lists in-blocks and out-blocks.
 *
 * <p>Immutable. Takes 8 bytes for each entry, the ids, and about 20 bytes for each row and column.
 */
public final class RatingBlock {

  private static final String FORMAT = "souk-rating-block-1";

  private final Blocks blocks;
  private final int block;
  private final String[] ids;
  private final SparseRows rows;
  private final double[] recent;
  private final int[] needed;
  private final int[][] wanted;

  /**
   * @param rows entries of each row in the order of the other side's ids
   * @param recent of each row
   * @param needed offsets of each other block's columns
   * @param wanted for each other block the rows that it needs, ascending
   */
  RatingBlock(
      Blocks blocks,
      int block,
      String[] ids,
      SparseRows rows,
      double[] recent,
      int[] needed,
      int[][] wanted) {
    this.blocks = blocks;
    this.block = block;
    this.ids = ids;
    this.rows = rows;
    this.recent = recent;
    this.needed = needed;
    this.wanted = wanted;
  }

  /** How both sides are divided. */
  public Blocks blocks() {
    return blocks;
  }

  /** Which block this is, from 0. */
  public int block() {
    return block;
  }

  /** Number of rows. */
  public int size() {
    return ids.length;
  }

  /** The id of a row. */
  public String id(int row) {
    return ids[row];
  }

  /** How many entries a row has. */
  public int entries(int row) {
    return rows.length(row);
  }

  /** The sum of what a row's entries still count ({@link DemandTrend}). */
  public double recent(int row) {
    return recent[row];
  }

  /** How many rows of this block the other side's block {@code other} needs. */
  public int wanted(int other) {
    return wanted[other].length;
  }

  String[] ids() {
    return ids;
  }

  SparseRows rows() {
    return rows;
  }

  int[] needed() {
    return needed;
  }

  int[] wantedRows(int other) {
    return wanted[other];
  }

  /** Writes the block; {@link #read} reads it. */
  public void write(DataOutput out) throws IOException {
    out.writeUTF(FORMAT);
    out.writeInt(blocks.count());
    out.writeInt(block);
    ModelCodec.writeIds(out, ids);
    for (double each : recent) {
      out.writeDouble(each);
    }
    out.writeInt(rows.columns());
    writeInts(out, rows.starts());
    writeInts(out, rows.column());
    ModelCodec.writeFloats(out, rows.value());
    writeInts(out, needed);
    for (int[] each : wanted) {
      writeInts(out, each);
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException if it is cut off or not a block of this format
   */
  public static RatingBlock read(DataInput in) throws IOException {
    ModelCodec.requireFormat(in, FORMAT);
    Blocks blocks = new Blocks(in.readInt());
    int block = in.readInt();
    String[] ids = ModelCodec.readIds(in);
    double[] recent = new double[ids.length];
    for (int i = 0; i < recent.length; i++) {
      recent[i] = in.readDouble();
    }
    int columns = in.readInt();
    int[] starts = readInts(in);
    int[] column = readInts(in);
    float[] value = ModelCodec.readFloats(in, column.length);
    int[] needed = readInts(in);
    int[][] wanted = new int[blocks.count()][];
    for (int other = 0; other < wanted.length; other++) {
      wanted[other] = readInts(in);
    }
    SparseRows rows = new SparseRows(columns, starts, column, value);
    return new RatingBlock(blocks, block, ids, rows, recent, needed, wanted);
  }

  private static void writeInts(DataOutput out, int[] values) throws IOException {
    out.writeInt(values.length);
    for (int value : values) {
      out.writeInt(value);
    }
  }

  private static int[] readInts(DataInput in) throws IOException {
    int[] values = new int[in.readInt()];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readInt();
    }
    return values;
  }
}
