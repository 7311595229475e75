package dev.souk.representation.collaborative;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What is bought in one basket more often than chance has it. The arrays are not copied: whoever
 * hands them over must not change them afterwards.
 *
 * @param itemIds id of each row
 * @param companions for each item, the rows it is bought with, the surest first
 * @param evidence the log-likelihood ratio of each, above 0
 */
public record BasketModel(String[] itemIds, int[][] companions, float[][] evidence) {

  /** Of a shop without baskets. */
  public static final BasketModel NONE =
      new BasketModel(new String[0], new int[0][], new float[0][]);

  private static final String FORMAT = "souk-baskets-1";

  /**
   * @throws IllegalArgumentException if lengths do not agree, a row is out of range, or evidence is
   *     not positive and finite or not descending
   */
  public BasketModel {
    int n = itemIds.length;
    if (companions.length != n || evidence.length != n) {
      throw new IllegalArgumentException(
          "companions, evidence: %d, %d (expected: %d items)"
              .formatted(companions.length, evidence.length, n));
    }
    for (int i = 0; i < n; i++) {
      requireRow(i, companions[i], evidence[i], n);
    }
  }

  private static void requireRow(int item, int[] rows, float[] evidence, int n) {
    if (rows.length != evidence.length) {
      throw new IllegalArgumentException(
          "evidence of item %d: %d (expected: %d)".formatted(item, evidence.length, rows.length));
    }
    float before = Float.MAX_VALUE;
    for (int e = 0; e < rows.length; e++) {
      if (rows[e] < 0 || rows[e] >= n || rows[e] == item) {
        throw new IllegalArgumentException(
            "companion of item %d: %d (expected: another, below %d)".formatted(item, rows[e], n));
      }
      if (!(evidence[e] > 0 && evidence[e] <= before)) {
        throw new IllegalArgumentException(
            "evidence of item %d: %s (expected: above 0, descending)".formatted(item, evidence[e]));
      }
      before = evidence[e];
    }
  }

  /** How sure it is that {@code item} and {@code other} go together, 0 if a row is -1 or unsure. */
  public float evidence(int item, int other) {
    for (int e = 0; item >= 0 && e < companions[item].length; e++) {
      if (companions[item][e] == other) {
        return evidence[item][e];
      }
    }
    return 0;
  }

  /** Writes the model; {@link #read} reads it. */
  public void write(DataOutput out) throws IOException {
    out.writeUTF(FORMAT);
    ModelCodec.writeIds(out, itemIds);
    for (int i = 0; i < itemIds.length; i++) {
      out.writeInt(companions[i].length);
      for (int row : companions[i]) {
        out.writeInt(row);
      }
      ModelCodec.writeFloats(out, evidence[i]);
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException if it is cut off or not a model of this format
   */
  public static BasketModel read(DataInput in) throws IOException {
    ModelCodec.requireFormat(in, FORMAT);
    String[] itemIds = ModelCodec.readIds(in);
    int[][] companions = new int[itemIds.length][];
    float[][] evidence = new float[itemIds.length][];
    for (int i = 0; i < itemIds.length; i++) {
      companions[i] = new int[ModelCodec.readLength(in)];
      for (int e = 0; e < companions[i].length; e++) {
        companions[i][e] = in.readInt();
      }
      evidence[i] = ModelCodec.readFloats(in, companions[i].length);
    }
    try {
      return new BasketModel(itemIds, companions, evidence);
    } catch (IllegalArgumentException e) {
      throw new IOException("not a model of baskets: " + e.getMessage(), e);
    }
  }
}
