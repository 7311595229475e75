package dev.souk.representation.collaborative;

import dev.souk.kernels.DenseProducts;
import java.util.function.Consumer;

/**
 * Matrix factorisation of implicit feedback by alternating least squares: Hu, Koren and Volinsky,
 * "Collaborative filtering for implicit feedback datasets" (ICDM 2008), with the regularisation
 * scaled by frequency of Rendle et al., "Revisiting the performance of iALS" (RecSys 2022). An
 * interaction's target is 1 and its weight counts once; every cell, observed or not, is drawn to 0
 * with weight α₀.
 *
 * <p>Every row is solved exactly, by {@link RowStep}. The result depends on the data, the
 * configuration and the solver, not on the number of threads. Thread-safe.
 */
public final class ImplicitAls {

  private final AlsConfig config;
  private final SpdSolver solver;
  private final int threads;
  private final int times;

  /** Is told how training goes. */
  public interface Progress {

    /** Says nothing, and spares the time that the loss takes. */
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
    this(config, solver, threads, 1);
  }

  /**
   * @param times how many trainings like this will be made: what does not pay for one may for many
   */
  ImplicitAls(AlsConfig config, SpdSolver solver, int threads, int times) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads: " + threads + " (expected: 1 or more)");
    }
    this.config = config;
    this.solver = solver;
    this.threads = threads;
    this.times = times;
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
    requireInteractions(interactions);
    Arithmetic arithmetic = Arithmetic.forTraining(solver, config, interactions, times);
    return train(arithmetic, interactions, demand, trainedTo, progress);
  }

  FactorModel train(
      Arithmetic arithmetic,
      Interactions interactions,
      float[] demand,
      String trainedTo,
      Progress progress) {
    PaddedRows start = randomStart(interactions, arithmetic.products());
    return train(arithmetic, interactions, demand, trainedTo, progress, _ -> {}, start);
  }

  /**
   * The same, beginning with the factors of an earlier model for the items that it knows. A few
   * sweeps then do what many do from a random start.
   *
   * @param last of the same rank
   * @throws IllegalArgumentException if there are no interactions or the rank is another
   */
  public FactorModel train(
      Interactions interactions,
      float[] demand,
      String trainedTo,
      Progress progress,
      FactorModel last) {
    requireInteractions(interactions);
    if (last.config().rank() != config.rank()) {
      throw new IllegalArgumentException(
          "last.rank: " + last.config().rank() + " (expected: " + config.rank() + ")");
    }
    Arithmetic arithmetic = Arithmetic.forTraining(solver, config, interactions, times);
    PaddedRows items = randomStart(interactions, arithmetic.products());
    ItemIndex known = new ItemIndex(last.itemIds());
    String[] ids = interactions.itemIds();
    int k = config.rank();
    for (int i = 0; i < ids.length; i++) {
      int row = known.row(ids[i]);
      if (row >= 0) {
        System.arraycopy(last.itemFactors().data(), row * k, items.data(), i * items.stride(), k);
      }
    }
    return train(arithmetic, interactions, demand, trainedTo, progress, _ -> {}, items);
  }

  /**
   * Trains and says what each sweep cost.
   *
   * @param spent is told after each sweep
   * @throws IllegalArgumentException if there are no interactions
   */
  public FactorModel trainMeasured(
      Interactions interactions, float[] demand, String trainedTo, Consumer<TrainingCost> spent) {
    requireInteractions(interactions);
    Arithmetic arithmetic = Arithmetic.forTraining(solver, config, interactions, times);
    PaddedRows start = randomStart(interactions, arithmetic.products());
    return train(arithmetic, interactions, demand, trainedTo, Progress.SILENT, spent, start);
  }

  private FactorModel train(
      Arithmetic arithmetic,
      Interactions interactions,
      float[] demand,
      String trainedTo,
      Progress progress,
      Consumer<TrainingCost> spent,
      PaddedRows items) {
    PaddedRows users = PaddedRows.zeros(interactions.users(), config.rank(), arithmetic.products());
    Stripes userStripes = Stripes.of(interactions.users(), interactions::userId);
    Stripes itemStripes = Stripes.of(interactions.itemIds());
    try (ParallelRows parallel = new ParallelRows(threads)) {
      HalfSweep half = new HalfSweep(config, arithmetic, parallel);
      for (int sweep = 1; sweep <= config.sweeps(); sweep++) {
        SparseRows byUser = interactions.byUser();
        SparseRows byItem = interactions.byItem();
        TrainingCost cost = half.run(byUser, items, itemStripes, users).cost();
        AlsLoss.OfSide ofUsers = AlsLoss.users(config, byUser, users, items.rows());
        double loss =
            progress == Progress.SILENT
                ? 0
                : SideSums.of(users, userStripes, arithmetic.products(), ofUsers)
                    .total(parallel)
                    .loss();
        HalfSweep.Made made = half.run(byItem, users, userStripes, items);
        spent.accept(cost.plus(made.cost()));
        if (progress != Progress.SILENT) {
          AlsLoss.OfSide ofItems =
              AlsLoss.items(config, byItem, made.basis(), users, items, users.rows());
          loss +=
              SideSums.of(items, itemStripes, arithmetic.products(), ofItems)
                  .total(parallel)
                  .loss();
          progress.swept(sweep, loss / interactions.size());
        }
      }
    }
    return FactorModel.of(interactions.itemIds(), items.unpadded(), demand, config, trainedTo);
  }

  private static void requireInteractions(Interactions interactions) {
    if (interactions.size() == 0) {
      throw new IllegalArgumentException("interactions: 0 (expected: 1 or more)");
    }
  }

  private PaddedRows randomStart(Interactions interactions, DenseProducts products) {
    return RandomStart.of(config, interactions.itemIds(), products);
  }
}
