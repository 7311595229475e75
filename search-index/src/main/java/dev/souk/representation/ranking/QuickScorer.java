package dev.souk.representation.ranking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers what a {@link TreeEnsemble} answers, feature after feature instead of tree after tree:
 * QuickScorer (Lucchese, Nardini, Orlando, Perego, Tonellotto and Venturini 2015). A split that
 * sends a row right rules out the leaves on its left; of the leaves that are left at the end, the
 * first is the row's. The splits on a feature are sorted by threshold, so that those which send a
 * row right are found by going through them until the first that does not. Nothing is guessed, as
 * it is at every step down a tree.
 *
 * <p>For trees of at most 64 leaves; others are walked. Immutable, thread-safe.
 */
public final class QuickScorer {

  private final TreeEnsemble trees;
  private final int width;
  private final @Nullable Splits splits;

  /**
   * All splits, by feature and then by threshold.
   *
   * @param starts by feature: its first split; at the end, the number of splits
   * @param thresholds ascending within a feature
   * @param trees of which a split is
   * @param masks without the leaves that are left of a split
   * @param most leaves of any tree
   * @param leaves tree after tree, {@code most} places for each: what its leaves answer, from left
   *     to right
   */
  private record Splits(
      int[] starts, float[] thresholds, int[] trees, long[] masks, int most, float[] leaves) {}

  /**
   * @param width features of a row
   */
  public QuickScorer(TreeEnsemble trees, int width) {
    this.trees = trees;
    this.width = width;
    this.splits = new Sorting(trees, width).splits();
  }

  /**
   * As {@link TreeEnsemble#scores}, to the bit.
   *
   * @param rows {@code count} of them, each of the width
   */
  public double[] scores(float[] rows, int count) {
    Splits sorted = splits;
    if (sorted == null) {
      return trees.scores(rows, width, count);
    }
    double[] scores = new double[count];
    long[] left = new long[trees.trees()];
    for (int r = 0; r < count; r++) {
      Arrays.fill(left, -1L);
      for (int f = 0; f < width; f++) {
        float value = rows[r * width + f];
        int end = sorted.starts[f + 1];
        for (int s = sorted.starts[f]; s < end && value > sorted.thresholds[s]; s++) {
          left[sorted.trees[s]] &= sorted.masks[s];
        }
      }
      double sum = 0;
      for (int t = 0; t < left.length; t++) {
        sum += sorted.leaves[t * sorted.most + Long.numberOfTrailingZeros(left[t])];
      }
      scores[r] = sum;
    }
    return scores;
  }

  /** Sorts the splits of all trees. */
  private static final class Sorting {
    private final TreeEnsemble trees;
    private final int width;

    /** A split before it is sorted. */
    private record Split(int feature, float threshold, int tree, long mask) {}

    private final List<Split> splits = new ArrayList<>();
    private float[] leaves = new float[Long.SIZE];
    private int leafCount;

    Sorting(TreeEnsemble trees, int width) {
      this.trees = trees;
      this.width = width;
    }

    /** Null if a tree has too many leaves. */
    @Nullable Splits splits() {
      float[] all = new float[trees.trees() * Long.SIZE];
      int most = 1;
      for (int t = 0; t < trees.trees(); t++) {
        leaves = new float[Long.SIZE];
        leafCount = 0;
        if (!visit(t, trees.root(t), 1)) {
          return null;
        }
        System.arraycopy(leaves, 0, all, t * Long.SIZE, leafCount);
        most = Math.max(most, leafCount);
      }
      float[] packed = new float[trees.trees() * most];
      for (int t = 0; t < trees.trees(); t++) {
        System.arraycopy(all, t * Long.SIZE, packed, t * most, most);
      }
      splits.sort(
          Comparator.comparingInt(Split::feature)
              .thenComparingDouble(Split::threshold)
              .thenComparingInt(Split::tree));
      int[] starts = new int[width + 1];
      float[] thresholds = new float[splits.size()];
      int[] of = new int[splits.size()];
      long[] masks = new long[splits.size()];
      for (int s = 0; s < of.length; s++) {
        Split split = splits.get(s);
        starts[split.feature() + 1]++;
        thresholds[s] = split.threshold();
        of[s] = split.tree();
        masks[s] = split.mask();
      }
      for (int f = 0; f < width; f++) {
        starts[f + 1] += starts[f];
      }
      return new Splits(starts, thresholds, of, masks, most, packed);
    }

    /** Numbers the leaves from left to right; false if there are too many. */
    private boolean visit(int tree, int node, int depth) {
      if (depth > Long.SIZE) {
        return false;
      }
      if (trees.feature(node) == TreeEnsemble.LEAF) {
        if (leafCount == Long.SIZE) {
          return false;
        }
        leaves[leafCount++] = trees.value(node);
        return true;
      }
      int first = leafCount;
      if (!visit(tree, trees.left(node), depth + 1)) {
        return false;
      }
      int count = leafCount - first;
      // Of 64 leaves on the left there is none on the right, which is refused further down.
      long ruledOut = (count == Long.SIZE ? -1L : (1L << count) - 1) << first;
      splits.add(new Split(trees.feature(node), trees.value(node), tree, ~ruledOut));
      return visit(tree, trees.left(node) + 1, depth + 1);
    }
  }
}
