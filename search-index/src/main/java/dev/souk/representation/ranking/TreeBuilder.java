package dev.souk.representation.ranking;

import java.util.Arrays;

/**
 * Trees in the making, in the arrays of {@link TreeEnsemble}. Not thread-safe.
 *
 * <p>A node has its number; its two children are made together and stand beside each other.
 */
final class TreeBuilder {

  private int[] features = new int[256];
  private float[] values = new float[256];
  private int[] lefts = new int[256];
  private int nodes;
  private int[] roots = new int[64];
  private int trees;

  private int node() {
    if (nodes == features.length) {
      features = Arrays.copyOf(features, nodes * 2);
      values = Arrays.copyOf(values, nodes * 2);
      lefts = Arrays.copyOf(lefts, nodes * 2);
    }
    features[nodes] = TreeEnsemble.LEAF;
    values[nodes] = 0;
    lefts[nodes] = 0;
    return nodes++;
  }

  /** Begins a tree that is one leaf; returns its node. */
  int begin() {
    if (trees == roots.length) {
      roots = Arrays.copyOf(roots, trees * 2);
    }
    roots[trees++] = nodes;
    return node();
  }

  /** Makes a leaf a split: what is above {@code threshold} goes right. */
  void split(int node, int feature, float threshold) {
    int left = node();
    node();
    features[node] = feature;
    values[node] = threshold;
    lefts[node] = left;
  }

  int left(int node) {
    return lefts[node];
  }

  int right(int node) {
    return lefts[node] + 1;
  }

  /** Says what a leaf answers. */
  void value(int leaf, float value) {
    values[leaf] = value;
  }

  int trees() {
    return trees;
  }

  /** The first trees. */
  TreeEnsemble ensemble(int first) {
    int end = first < trees ? roots[first] : nodes;
    return new TreeEnsemble(
        Arrays.copyOf(roots, first),
        Arrays.copyOf(features, end),
        Arrays.copyOf(values, end),
        Arrays.copyOf(lefts, end));
  }

  /** Appends all trees of an ensemble, their answers multiplied. */
  void add(TreeEnsemble other, float factor) {
    int base = nodes;
    for (int n = 0; n < other.nodes(); n++) {
      int node = node();
      features[node] = other.feature(n);
      values[node] =
          other.feature(n) == TreeEnsemble.LEAF ? other.value(n) * factor : other.value(n);
      lefts[node] = other.feature(n) == TreeEnsemble.LEAF ? 0 : other.left(n) + base;
    }
    for (int t = 0; t < other.trees(); t++) {
      if (trees == roots.length) {
        roots = Arrays.copyOf(roots, trees * 2);
      }
      roots[trees++] = other.root(t) + base;
    }
  }

  /** The answer of the last tree. */
  float last(float[] rows, int offset) {
    int node = roots[trees - 1];
    while (features[node] != TreeEnsemble.LEAF) {
      node = lefts[node] + (rows[offset + features[node]] > values[node] ? 1 : 0);
    }
    return values[node];
  }
}
