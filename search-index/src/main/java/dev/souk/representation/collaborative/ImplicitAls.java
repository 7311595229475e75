package dev.souk.representation.collaborative;

import dev.souk.kernels.FloatMatrix;
import java.util.SplittableRandom;

/**
 * Matrix factorisation of implicit feedback by alternating least squares: Hu, Koren and Volinsky,
 * "Collaborative filtering for implicit feedback datasets" (ICDM 2008), with the regularisation
 * scaled by frequency of Rendle et al., "Revisiting the performance of iALS" (RecSys 2022). An
 * interaction's target is 1 and its weight counts once; every cell, observed or not, is drawn to 0
 * with weight α₀.
 *
 * <p>Every row is solved exactly. The result depends on the data, the configuration and the solver,
 * not on the number of threads. Thread-safe.
 */
public final class ImplicitAls {

  private final AlsConfig config;
  private final SpdSolver solver;
  private final int threads;

  /** Is told how training goes. */
  public interface Progress {

    /** Says nothing. */
    Progress SILENT = (sweep, loss) -> {};

    /**
     * After a sweep.
     *
     * @param sweep from 1
     * @param loss the regularised squared error, over the number of interactions
     */
    void swept(int sweep, double loss);
  }

  /**
   * @param threads how many to use, 1 or more
   */
  public ImplicitAls(AlsConfig config, SpdSolver solver, int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads: " + threads + " (expected: 1 or more)");
    }
    this.config = config;
    this.solver = solver;
    this.threads = threads;
  }

  /**
   * Trains item factors.
   *
   * @param demand factor on each item's scores, see {@link DemandTrend#multipliers}
   * @param trainedTo the log position that the interactions reflect
   * @throws IllegalArgumentException if there are no interactions
   */
  public FactorModel train(
      Interactions interactions, float[] demand, String trainedTo, Progress progress) {
    if (interactions.size() == 0) {
      throw new IllegalArgumentException("interactions: 0 (expected: 1 or more)");
    }
    FloatMatrix items = randomStart(interactions.items());
    FloatMatrix users = zeros(interactions.users());
    try (ParallelRows parallel = new ParallelRows(threads)) {
      for (int sweep = 1; sweep <= config.sweeps(); sweep++) {
        halfSweep(parallel, interactions.byUser(), items, users);
        halfSweep(parallel, interactions.byItem(), users, items);
        if (progress != Progress.SILENT) {
          progress.swept(sweep, AlsLoss.of(config, interactions, users, items));
        }
      }
    }
    return FactorModel.of(interactions.itemIds(), items, demand, config, trainedTo);
  }

  /** Solves every row of {@code out} against the other side's factors. */
  void halfSweep(ParallelRows parallel, SparseRows rows, FloatMatrix other, FloatMatrix out) {
    double[] gramian = NormalEquations.gramian(other);
    int k = config.rank();
    parallel.run(
        rows.rows(),
        () -> {
          NormalEquations equations = new NormalEquations(config, solver);
          return row ->
              equations.solve(
                  other,
                  gramian,
                  rows.column(),
                  rows.value(),
                  rows.starts()[row],
                  rows.starts()[row + 1],
                  out.data(),
                  row * k);
        });
  }

  private FloatMatrix zeros(int rows) {
    return new FloatMatrix(rows, config.rank(), new float[rows * config.rank()]);
  }

  private FloatMatrix randomStart(int rows) {
    SplittableRandom random = new SplittableRandom(config.seed());
    FloatMatrix start = zeros(rows);
    double scale = 0.1 / Math.sqrt(config.rank());
    for (int i = 0; i < start.data().length; i++) {
      start.data()[i] = (float) (scale * random.nextGaussian());
    }
    return start;
  }
}
