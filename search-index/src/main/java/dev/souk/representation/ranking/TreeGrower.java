package dev.souk.representation.ranking;

import java.util.Arrays;

/**
 * Grows one regression tree, the leaf first that gains most (Shi 2007; Friedman 2001), with the
 * gains and leaf values of a Newton step (Chen and Guestrin 2016). Used for one tree after the
 * other by one thread.
 */
final class TreeGrower {

  /** Sums of a bin: derivative, second derivative, rows. */
  private static final int SUMS = 3;

  private final FeatureBins bins;
  private final LambdaMartConfig config;
  private int[] rows = new int[0];
  private int[] aside = new int[0];

  /** A leaf that may be split: rows {@code from} to {@code to}, and the best split found. */
  private static final class Leaf {
    final int from;
    final int to;
    final double[] histogram;
    double gradient;
    double curvature;
    double gain;
    int feature = -1;
    int bin;

    Leaf(int from, int to, double[] histogram) {
      this.from = from;
      this.to = to;
      this.histogram = histogram;
    }
  }

  TreeGrower(FeatureBins bins, LambdaMartConfig config) {
    this.bins = bins;
    this.config = config;
  }

  /**
   * Grows a tree and adds it to {@code ensemble}.
   *
   * @param of the rows it is grown from; not changed
   * @param features that it may use
   */
  void grow(
      int[] of, int[] features, double[] gradients, double[] curvatures, TreeBuilder ensemble) {
    rows = of.clone();
    aside = new int[of.length];
    Leaf[] leaves = new Leaf[config.leaves()];
    int[] nodes = new int[config.leaves()];
    leaves[0] = leaf(0, of.length, features, gradients, curvatures);
    nodes[0] = ensemble.begin();
    int count = 1;
    while (count < config.leaves()) {
      int best = -1;
      for (int l = 0; l < count; l++) {
        if (leaves[l].feature >= 0 && (best < 0 || leaves[l].gain > leaves[best].gain)) {
          best = l;
        }
      }
      if (best < 0) {
        break;
      }
      Leaf split = leaves[best];
      int middle = partition(split);
      int node = nodes[best];
      ensemble.split(node, split.feature, bins.threshold(split.feature, split.bin));
      boolean leftIsSmaller = middle - split.from <= split.to - middle;
      Leaf left;
      Leaf right;
      if (leftIsSmaller) {
        left = leaf(split.from, middle, features, gradients, curvatures);
        right = rest(split, left, middle, split.to, features);
      } else {
        right = leaf(middle, split.to, features, gradients, curvatures);
        left = rest(split, right, split.from, middle, features);
      }
      leaves[best] = left;
      nodes[best] = ensemble.left(node);
      leaves[count] = right;
      nodes[count] = ensemble.right(node);
      count++;
    }
    for (int l = 0; l < count; l++) {
      ensemble.value(nodes[l], value(leaves[l]));
    }
  }

  private float value(Leaf leaf) {
    double below = leaf.curvature + config.l2();
    return below <= 0 ? 0 : (float) (config.shrinkage() * leaf.gradient / below);
  }

  private Leaf leaf(int from, int to, int[] features, double[] gradients, double[] curvatures) {
    double[] histogram = new double[bins.total() * SUMS];
    for (int feature : features) {
      byte[] column = bins.of(feature);
      int base = bins.offset(feature) * SUMS;
      for (int i = from; i < to; i++) {
        int row = rows[i];
        int at = base + (column[row] & 0xff) * SUMS;
        histogram[at] += gradients[row];
        histogram[at + 1] += curvatures[row];
        histogram[at + 2]++;
      }
    }
    Leaf leaf = new Leaf(from, to, histogram);
    for (int i = from; i < to; i++) {
      leaf.gradient += gradients[rows[i]];
      leaf.curvature += curvatures[rows[i]];
    }
    findSplit(leaf, features);
    return leaf;
  }

  /** The other part of a leaf: its sums are what the first part leaves. */
  private Leaf rest(Leaf whole, Leaf part, int from, int to, int[] features) {
    double[] histogram = whole.histogram;
    for (int feature : features) {
      int base = bins.offset(feature) * SUMS;
      for (int at = base; at < base + bins.count(feature) * SUMS; at++) {
        histogram[at] -= part.histogram[at];
      }
    }
    Leaf leaf = new Leaf(from, to, histogram);
    leaf.gradient = whole.gradient - part.gradient;
    leaf.curvature = whole.curvature - part.curvature;
    findSplit(leaf, features);
    return leaf;
  }

  private void findSplit(Leaf leaf, int[] features) {
    int count = leaf.to - leaf.from;
    if (count < 2 * config.leastRows()) {
      return;
    }
    double before = worth(leaf.gradient, leaf.curvature);
    for (int feature : features) {
      int at = bins.offset(feature) * SUMS;
      double gradient = 0;
      double curvature = 0;
      int rowsLeft = 0;
      for (int bin = 0; bin < bins.count(feature) - 1; bin++, at += SUMS) {
        gradient += leaf.histogram[at];
        curvature += leaf.histogram[at + 1];
        rowsLeft += (int) leaf.histogram[at + 2];
        if (rowsLeft >= config.leastRows() && count - rowsLeft >= config.leastRows()) {
          double gain =
              worth(gradient, curvature)
                  + worth(leaf.gradient - gradient, leaf.curvature - curvature)
                  - before;
          if (gain > leaf.gain && gain > LEAST_GAIN) {
            leaf.gain = gain;
            leaf.feature = feature;
            leaf.bin = bin;
          }
        }
      }
    }
  }

  /** What is left of nothing by rounding gains nothing. */
  private static final double LEAST_GAIN = 1e-9;

  private double worth(double gradient, double curvature) {
    double below = curvature + config.l2();
    return below <= 0 ? 0 : gradient * gradient / below;
  }

  /** Puts the rows of the left part first, both parts in the order in which they stood. */
  private int partition(Leaf leaf) {
    byte[] column = bins.of(leaf.feature);
    int left = leaf.from;
    int right = 0;
    for (int i = leaf.from; i < leaf.to; i++) {
      int row = rows[i];
      if ((column[row] & 0xff) <= leaf.bin) {
        rows[left++] = row;
      } else {
        aside[right++] = row;
      }
    }
    System.arraycopy(aside, 0, rows, left, right);
    return left;
  }

  /** All features, shuffled or not, of which a tree takes the first. */
  static int[] numbers(int count) {
    int[] numbers = new int[count];
    Arrays.setAll(numbers, n -> n);
    return numbers;
  }
}
