package dev.souk.representation.collaborative;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * A sparse linear model from items to items: each item of a history adds its weights to the items
 * that go with it. The arrays are not copied: whoever hands them over must not change them
 * afterwards.
 *
 * @param itemIds id of each row
 * @param neighbours for each item, the rows it speaks for or against, ascending
 * @param weights how much, demand included
 * @param trainedTo the log position it reflects
 */
public record ItemItemModel(
    String[] itemIds, int[][] neighbours, float[][] weights, String trainedTo) {

  private static final String FORMAT = "souk-item-item-1";

  /**
   * @throws IllegalArgumentException if the lengths do not agree, a row is out of range or out of
   *     order, or a weight is not finite
   */
  public ItemItemModel {
    int n = itemIds.length;
    if (neighbours.length != n || weights.length != n) {
      throw new IllegalArgumentException(
          "neighbours, weights: "
              + neighbours.length
              + ", "
              + weights.length
              + " (expected: "
              + n
              + " items)");
    }
    for (int i = 0; i < n; i++) {
      if (neighbours[i].length != weights[i].length) {
        throw new IllegalArgumentException(
            "weights of item "
                + i
                + ": "
                + weights[i].length
                + " (expected: "
                + neighbours[i].length
                + ")");
      }
      int previous = -1;
      for (int e = 0; e < neighbours[i].length; e++) {
        int row = neighbours[i][e];
        if (row <= previous || row >= n) {
          throw new IllegalArgumentException(
              "neighbour of item " + i + ": " + row + " (expected: ascending, below " + n + ")");
        }
        if (!Float.isFinite(weights[i][e])) {
          throw new IllegalArgumentException(
              "weight of item " + i + ": " + weights[i][e] + " (expected: finite)");
        }
        previous = row;
      }
    }
  }

  /** A model from what each target is predicted from, its weights times the target's demand. */
  static ItemItemModel ofTargets(
      String[] itemIds, int[][] sources, float[][] weights, float[] demand, String trainedTo) {
    int n = itemIds.length;
    int[] lengths = new int[n];
    for (int[] of : sources) {
      for (int source : of) {
        lengths[source]++;
      }
    }
    int[][] targets = new int[n][];
    float[][] bySource = new float[n][];
    for (int i = 0; i < n; i++) {
      targets[i] = new int[lengths[i]];
      bySource[i] = new float[lengths[i]];
    }
    int[] next = new int[n];
    for (int target = 0; target < n; target++) {
      for (int e = 0; e < sources[target].length; e++) {
        int source = sources[target][e];
        targets[source][next[source]] = target;
        bySource[source][next[source]++] = weights[target][e] * demand[target];
      }
    }
    return new ItemItemModel(itemIds, targets, bySource, trainedTo);
  }

  /**
   * The score of every item for a history, n values; also of the items in the history.
   *
   * @throws IllegalArgumentException if the history names a row that the model lacks
   */
  public float[] scores(History history) {
    history.requireRowsBelow(itemIds.length);
    float[] scores = new float[itemIds.length];
    for (int h = 0; h < history.size(); h++) {
      int[] to = neighbours[history.rows()[h]];
      float[] weight = weights[history.rows()[h]];
      float strength = history.weights()[h];
      for (int e = 0; e < to.length; e++) {
        scores[to[e]] += strength * weight[e];
      }
    }
    return scores;
  }

  /**
   * What each item of a history adds to the score of {@code target}; the sum is the score. The
   * largest is the one to name in "because you bought".
   *
   * @throws IllegalArgumentException if the history names a row that the model lacks
   */
  public float[] contributions(int target, History history) {
    history.requireRowsBelow(itemIds.length);
    float[] parts = new float[history.size()];
    for (int h = 0; h < parts.length; h++) {
      int row = history.rows()[h];
      int e = Arrays.binarySearch(neighbours[row], target);
      parts[h] = e < 0 ? 0 : history.weights()[h] * weights[row][e];
    }
    return parts;
  }

  /** Writes the model; {@link #read} reads it. */
  public void write(DataOutput out) throws IOException {
    out.writeUTF(FORMAT);
    out.writeUTF(trainedTo);
    ModelCodec.writeIds(out, itemIds);
    for (int i = 0; i < itemIds.length; i++) {
      out.writeInt(neighbours[i].length);
      for (int row : neighbours[i]) {
        out.writeInt(row);
      }
      ModelCodec.writeFloats(out, weights[i]);
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException if it is cut off or not a model of this format
   */
  public static ItemItemModel read(DataInput in) throws IOException {
    ModelCodec.requireFormat(in, FORMAT);
    String trainedTo = in.readUTF();
    String[] itemIds = ModelCodec.readIds(in);
    int[][] neighbours = new int[itemIds.length][];
    float[][] weights = new float[itemIds.length][];
    for (int i = 0; i < itemIds.length; i++) {
      neighbours[i] = new int[ModelCodec.readLength(in)];
      for (int e = 0; e < neighbours[i].length; e++) {
        neighbours[i][e] = in.readInt();
      }
      weights[i] = ModelCodec.readFloats(in, neighbours[i].length);
    }
    try {
      return new ItemItemModel(itemIds, neighbours, weights, trainedTo);
    } catch (IllegalArgumentException e) {
      throw new IOException("not an item-to-item model: " + e.getMessage(), e);
    }
  }
}
