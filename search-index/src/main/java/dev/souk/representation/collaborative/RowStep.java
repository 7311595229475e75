package dev.souk.representation.collaborative;

import dev.souk.kernels.DenseProducts;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The one ALS step for one row, with its scratch space: given the other side's factors {@code q},
 * solves {@code (α₀·Q'Q + Σ w q q' + r·I) x = Σ w q} over the row's entries. Training and fold-in
 * both use it, so they cannot differ. Not thread-safe.
 *
 * <p>The factors are in the {@link EigenBasis} of their Gramian, where {@code B = α₀·Q'Q + r·I} is
 * diagonal. With {@code S} the n × k matrix of rows {@code √w · q · B^-½}, the solution is {@code x
 * = B^-½ (I + S'S)⁻¹ S'√w}, which equals {@code B^-½ S' (I + SS')⁻¹ √w} (the push-through identity,
 * the dual form of ridge regression). The smaller of the two systems is solved, exactly: a row of n
 * entries costs about n²k and not k³. No eigenvalue of either is below 1, so that single precision
 * does for their sums; they are solved in double.
 */
final class RowStep {

  /**
   * Entries gathered at once: 128 rows of rank 256 are 128 KiB, which stays in the second cache.
   */
  private static final int BLOCK = 128;

  /** Entries that are gathered or added up in one loop. */
  private static final int AT_ONCE = 4;

  private final AlsConfig config;
  private final SpdSolver solver;
  private final DenseProducts products;
  private final int k;
  private final int stride;
  private final float[] panel;
  private final float[] gram;
  private final double[] system;
  private final double[] right;
  private final float[] roots;
  private final float[] sum;
  private final float[] scale;
  private @Nullable EigenBasis scaledBy;
  private int scaledFor = -1;
  private int scaledOtherSide;

  RowStep(AlsConfig config, Arithmetic arithmetic) {
    this.config = config;
    this.solver = arithmetic.solver();
    this.products = arithmetic.products();
    k = config.rank();
    stride = products.stride(k);
    panel = new float[Math.max(k, BLOCK) * stride];
    gram = new float[stride * stride];
    int order = k + solver.width();
    system = new double[order * order];
    right = new double[order];
    roots = new float[k];
    sum = new float[k];
    scale = new float[k];
  }

  /**
   * Multiplications and additions that a row needs, as what a dense library would count.
   *
   * @param entries of the row
   */
  static double flops(int entries, int rank) {
    double small = Math.min(entries, rank);
    double deep = Math.max(entries, rank);
    return small * (small + 1) * deep + small * small * small / 3 + 4.0 * entries * rank;
  }

  /**
   * Solves one row.
   *
   * @param basis of the other side
   * @param q the other side's factors in that basis, {@code stride} apart
   * @param column rows of {@code q} that the entries are of
   * @param weight their weights
   * @param from first entry
   * @param to after the last entry
   * @param otherSide rows that the Gramian is of
   * @param out receives the row's factor, in the basis
   * @param at where in {@code out}
   * @throws ArithmeticException if the factors are not finite
   */
  void solve(
      EigenBasis basis,
      float[] q,
      int[] column,
      float[] weight,
      int from,
      int to,
      int otherSide,
      float[] out,
      int at) {
    int entries = to - from;
    if (entries == 0) {
      Arrays.fill(out, at, at + k, 0);
      return;
    }
    prepare(basis, entries, otherSide);
    if (entries < k) {
      solveByEntries(q, column, weight, from, to, out, at);
    } else {
      solveByDimensions(q, column, weight, from, to, out, at);
    }
  }

  /** B^-½; rows of one length come one after the other, and share it. */
  private void prepare(EigenBasis basis, int entries, int otherSide) {
    if (basis == scaledBy && entries == scaledFor && otherSide == scaledOtherSide) {
      return;
    }
    double ridge = config.regularisation(entries, otherSide);
    for (int c = 0; c < k; c++) {
      scale[c] = (float) (1 / Math.sqrt(config.unobserved() * basis.value(c) + ridge));
    }
    scaledBy = basis;
    scaledFor = entries;
    scaledOtherSide = otherSide;
  }

  private void solveByEntries(
      float[] q, int[] column, float[] weight, int from, int to, float[] out, int at) {
    int n = to - from;
    int narrow = products.stride(n);
    Arrays.fill(panel, 0, k * narrow, 0);
    for (int e = 0; e < n; e++) {
      roots[e] = (float) Math.sqrt(weight[from + e]);
      right[e] = roots[e];
    }
    int j = 0;
    for (; j + AT_ONCE <= n; j += AT_ONCE) {
      gatherFour(q, column, from + j, narrow, j);
    }
    for (; j < n; j++) {
      float root = roots[j];
      int row = column[from + j] * stride;
      for (int c = 0; c < k; c++) {
        panel[c * narrow + j] = root * scale[c] * q[row + c];
      }
    }
    Arrays.fill(gram, 0, PaddedRows.padded(n) * narrow, 0);
    products.addGram(panel, 0, k, n, narrow, gram);
    solveSystem(n, narrow);
    Arrays.fill(sum, 0);
    j = 0;
    for (; j + AT_ONCE <= n; j += AT_ONCE) {
      addFour(q, column, from + j, j);
    }
    for (; j < n; j++) {
      float factor = (float) right[j] * roots[j];
      int row = column[from + j] * stride;
      for (int c = 0; c < k; c++) {
        sum[c] += factor * q[row + c];
      }
    }
    for (int c = 0; c < k; c++) {
      out[at + c] = scale[c] * scale[c] * sum[c];
    }
  }

  /** Columns {@code j} to {@code j + 3} of the panel, from the entries from {@code entry} on. */
  private void gatherFour(float[] q, int[] column, int entry, int narrow, int j) {
    int row0 = column[entry] * stride;
    int row1 = column[entry + 1] * stride;
    int row2 = column[entry + 2] * stride;
    int row3 = column[entry + 3] * stride;
    float root0 = roots[j];
    float root1 = roots[j + 1];
    float root2 = roots[j + 2];
    float root3 = roots[j + 3];
    int to = j;
    for (int c = 0; c < k; c++) {
      float scaled = scale[c];
      panel[to] = root0 * scaled * q[row0 + c];
      panel[to + 1] = root1 * scaled * q[row1 + c];
      panel[to + 2] = root2 * scaled * q[row2 + c];
      panel[to + 3] = root3 * scaled * q[row3 + c];
      to += narrow;
    }
  }

  /** Adds the entries' factors by what {@code right} says of them. */
  private void addFour(float[] q, int[] column, int entry, int j) {
    int row0 = column[entry] * stride;
    int row1 = column[entry + 1] * stride;
    int row2 = column[entry + 2] * stride;
    int row3 = column[entry + 3] * stride;
    float factor0 = (float) right[j] * roots[j];
    float factor1 = (float) right[j + 1] * roots[j + 1];
    float factor2 = (float) right[j + 2] * roots[j + 2];
    float factor3 = (float) right[j + 3] * roots[j + 3];
    for (int c = 0; c < k; c++) {
      sum[c] +=
          factor0 * q[row0 + c]
              + factor1 * q[row1 + c]
              + factor2 * q[row2 + c]
              + factor3 * q[row3 + c];
    }
  }

  private void solveByDimensions(
      float[] q, int[] column, float[] weight, int from, int to, float[] out, int at) {
    Arrays.fill(gram, 0);
    Arrays.fill(right, 0);
    if (stride > k) {
      // Columns of filling, which a narrower panel may have used.
      Arrays.fill(panel, 0);
    }
    for (int begin = from; begin < to; begin += BLOCK) {
      int count = Math.min(BLOCK, to - begin);
      for (int j = 0; j < count; j++) {
        gather(q, column[begin + j] * stride, (float) Math.sqrt(weight[begin + j]), j * stride);
      }
      products.addGram(panel, 0, count, k, stride, gram);
    }
    solveSystem(k, stride);
    for (int c = 0; c < k; c++) {
      out[at + c] = (float) (scale[c] * right[c]);
    }
  }

  private void gather(float[] q, int row, float root, int to) {
    for (int c = 0; c < k; c++) {
      float value = root * scale[c] * q[row + c];
      panel[to + c] = value;
      right[c] += root * value;
    }
  }

  /** {@code right = (I + gram)⁻¹ right}, filled up with the identity to what suits the solver. */
  private void solveSystem(int n, int gramStride) {
    int width = solver.width();
    int order = (n + width - 1) / width * width;
    for (int i = 0; i < n; i++) {
      int row = i * order;
      for (int c = i; c < n; c++) {
        system[row + c] = gram[i * gramStride + c];
      }
      system[row + i] += 1;
      Arrays.fill(system, row + n, row + order, 0);
    }
    for (int i = n; i < order; i++) {
      Arrays.fill(system, i * order + i, (i + 1) * order, 0);
      system[i * order + i] = 1;
      right[i] = 0;
    }
    if (!solver.solve(order, system, right)) {
      throw new ArithmeticException(
          "normal equations of order " + n + " (expected: positive definite; are factors finite?)");
    }
  }
}
