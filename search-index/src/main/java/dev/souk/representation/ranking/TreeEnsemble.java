package dev.souk.representation.ranking;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Regression trees whose answers add up. Immutable, thread-safe.
 *
 * <p>All nodes of all trees are in three arrays, and the right child stands behind the left one, so
 * that a step down is an addition without a branch. NaN goes left.
 */
public final class TreeEnsemble {

  /** The feature of a node that is a leaf. */
  static final int LEAF = -1;

  private static final int MOST_NODES = 10_000_000;

  private final int[] roots;
  private final int[] features;

  /** Of a split its threshold, of a leaf its answer. */
  private final float[] values;

  private final int[] lefts;

  TreeEnsemble(int[] roots, int[] features, float[] values, int[] lefts) {
    this.roots = roots;
    this.features = features;
    this.values = values;
    this.lefts = lefts;
  }

  /** Number of trees. */
  public int trees() {
    return roots.length;
  }

  int nodes() {
    return features.length;
  }

  int root(int tree) {
    return roots[tree];
  }

  int feature(int node) {
    return features[node];
  }

  float value(int node) {
    return values[node];
  }

  int left(int node) {
    return lefts[node];
  }

  /**
   * The sum of all trees' answers.
   *
   * @param row holds the features from {@code offset} on
   */
  public double score(float[] row, int offset) {
    double sum = 0;
    for (int root : roots) {
      int node = root;
      int feature = features[node];
      while (feature != LEAF) {
        node = lefts[node] + (row[offset + feature] > values[node] ? 1 : 0);
        feature = features[node];
      }
      sum += values[node];
    }
    return sum;
  }

  /**
   * Scores many rows, one tree after the other, so that a tree stays in the processor's cache.
   *
   * @param rows {@code count} of them, {@code width} features each
   * @return by row
   */
  public double[] scores(float[] rows, int width, int count) {
    double[] sums = new double[count];
    for (int root : roots) {
      for (int r = 0; r < count; r++) {
        int offset = r * width;
        int node = root;
        int feature = features[node];
        while (feature != LEAF) {
          node = lefts[node] + (rows[offset + feature] > values[node] ? 1 : 0);
          feature = features[node];
        }
        sums[r] += values[node];
      }
    }
    return sums;
  }

  /** What the splits on each feature count: how often it is asked. */
  public int[] uses(int count) {
    int[] uses = new int[count];
    for (int feature : features) {
      if (feature != LEAF) {
        uses[feature]++;
      }
    }
    return uses;
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(roots.length);
    for (int root : roots) {
      out.writeInt(root);
    }
    out.writeInt(features.length);
    for (int n = 0; n < features.length; n++) {
      out.writeShort(features[n]);
      out.writeFloat(values[n]);
      out.writeInt(lefts[n]);
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param width features of a row
   * @throws IOException if a node refers to what is not there
   */
  static TreeEnsemble read(DataInput in, int width) throws IOException {
    int[] roots = new int[length(in, "trees")];
    for (int t = 0; t < roots.length; t++) {
      roots[t] = in.readInt();
    }
    int nodes = length(in, "nodes");
    int[] features = new int[nodes];
    float[] values = new float[nodes];
    int[] lefts = new int[nodes];
    for (int n = 0; n < nodes; n++) {
      features[n] = in.readShort();
      values[n] = in.readFloat();
      lefts[n] = in.readInt();
      // Children stand behind their parents, so that no walk goes round in circles.
      if (features[n] != LEAF
          && (features[n] < 0 || features[n] >= width || lefts[n] <= n || lefts[n] >= nodes - 1)) {
        throw new IOException(
            "node %d: feature %d, child %d (expected: of %d features, %d nodes)"
                .formatted(n, features[n], lefts[n], width, nodes));
      }
      if (!Float.isFinite(values[n])) {
        throw new IOException("node " + n + ": " + values[n] + " (expected: finite)");
      }
    }
    for (int root : roots) {
      if (root < 0 || root >= nodes) {
        throw new IOException("root: " + root + " (expected: 0 to " + (nodes - 1) + ")");
      }
    }
    return new TreeEnsemble(roots, features, values, lefts);
  }

  private static int length(DataInput in, String name) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > MOST_NODES) {
      throw new IOException(name + ": " + length + " (expected: 0 to " + MOST_NODES + ")");
    }
    return length;
  }
}
