package dev.souk.representation.collaborative;

import dev.souk.kernels.FloatMatrix;
import java.util.Arrays;

/**
 * The one ALS step for one row, with its scratch space: given the other side's factors {@code q},
 * solves {@code (α₀·Q'Q + Σ w q q' + r·I) x = Σ w q} over the row's entries. Training and fold-in
 * both use it, so they cannot differ. Not thread-safe.
 */
final class NormalEquations {

  private static final int BATCH = 4;

  private final AlsConfig config;
  private final SpdSolver solver;
  private final double[] system;
  private final double[] solution;
  private final double[] batch;

  NormalEquations(AlsConfig config, SpdSolver solver) {
    int k = config.rank();
    this.config = config;
    this.solver = solver;
    this.system = new double[k * k];
    this.solution = new double[k];
    this.batch = new double[BATCH * k];
  }

  /** {@code Q'Q}, full and symmetric, row-major k × k. */
  static double[] gramian(FloatMatrix q) {
    int k = q.cols();
    double[] gram = new double[k * k];
    double[] row = new double[k];
    for (int r = 0; r < q.rows(); r++) {
      for (int c = 0; c < k; c++) {
        row[c] = q.data()[r * k + c];
      }
      for (int i = 0; i < k; i++) {
        double f = row[i];
        int at = i * k;
        for (int c = i; c < k; c++) {
          gram[at + c] += f * row[c];
        }
      }
    }
    for (int i = 0; i < k; i++) {
      for (int c = 0; c < i; c++) {
        gram[i * k + c] = gram[c * k + i];
      }
    }
    return gram;
  }

  /**
   * Solves one row.
   *
   * @param q factors of the other side
   * @param gramian {@code Q'Q}
   * @param column rows of {@code q} that the entries are of
   * @param weight their weights
   * @param from first entry
   * @param to after the last entry
   * @param out receives the row's factor
   * @param at where in {@code out}
   * @throws ArithmeticException if the system is not positive definite, which a positive
   *     regularisation rules out unless the factors are not finite
   */
  void solve(
      FloatMatrix q,
      double[] gramian,
      int[] column,
      float[] weight,
      int from,
      int to,
      float[] out,
      int at) {
    int k = config.rank();
    if (from == to) {
      Arrays.fill(out, at, at + k, 0);
      return;
    }
    for (int i = 0; i < system.length; i++) {
      system[i] = config.unobserved() * gramian[i];
    }
    double diagonal = config.regularisation(to - from, q.rows());
    for (int i = 0; i < k; i++) {
      system[i * k + i] += diagonal;
    }
    Arrays.fill(solution, 0);
    for (int e = from; e < to; e += BATCH) {
      addBatch(q, column, weight, e, Math.min(to, e + BATCH));
    }
    if (!solver.solve(k, system, solution)) {
      throw new ArithmeticException(
          "normal equations of " + (to - from) + " entries (expected: positive definite)");
    }
    for (int i = 0; i < k; i++) {
      out[at + i] = (float) solution[i];
    }
  }

  /** Adds up to four entries at once, so that the matrix is read and written once for all four. */
  private void addBatch(FloatMatrix q, int[] column, float[] weight, int from, int to) {
    int k = config.rank();
    float[] data = q.data();
    Arrays.fill(batch, 0);
    for (int e = from; e < to; e++) {
      double root = Math.sqrt(weight[e]);
      int source = column[e] * k;
      int target = (e - from) * k;
      for (int c = 0; c < k; c++) {
        double value = root * data[source + c];
        batch[target + c] = value;
        solution[c] += root * value;
      }
    }
    for (int i = 0; i < k; i++) {
      addRow(k, i);
    }
  }

  private void addRow(int k, int i) {
    double[] b = batch;
    double[] a = system;
    double f0 = b[i];
    double f1 = b[k + i];
    double f2 = b[2 * k + i];
    double f3 = b[3 * k + i];
    int row = i * k;
    for (int c = i; c < k; c++) {
      a[row + c] += f0 * b[c] + f1 * b[k + c] + f2 * b[2 * k + c] + f3 * b[3 * k + c];
    }
  }
}
