package dev.souk.representation.collaborative;

import java.util.Arrays;

/**
 * Learns an {@link ItemItemModel}: each item is predicted from its most similar items (by cosine)
 * by ridge regression, in closed form. This is EASE (Steck, "Embarrassingly shallow autoencoders
 * for sparse data", WWW 2019) restricted to neighbourhoods, so that the cost is linear in the
 * number of items and no matrix of all items by all items is held or inverted.
 *
 * <p>The result does not depend on the number of threads. Thread-safe.
 */
public final class ItemItemTrainer {

  private final ItemItemConfig config;
  private final SpdSolver solver;
  private final int threads;

  /**
   * @param threads how many to use, 1 or more
   */
  public ItemItemTrainer(ItemItemConfig config, SpdSolver solver, int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads: " + threads + " (expected: 1 or more)");
    }
    this.config = config;
    this.solver = solver;
    this.threads = threads;
  }

  /**
   * Trains.
   *
   * @param demand factor on each item's scores, see {@link DemandTrend#multipliers}
   * @param trainedTo the log position that the interactions reflect
   */
  public ItemItemModel train(Interactions interactions, float[] demand, String trainedTo) {
    int n = interactions.items();
    ModelCodec.requireDemand(demand, n);
    int[][] sources = new int[n][];
    float[][] weights = new float[n][];
    try (ParallelRows parallel = new ParallelRows(threads)) {
      Cooccurrence shared = Cooccurrence.of(interactions, config.cooccurrences(), parallel);
      parallel.run(
          n,
          () -> {
            Regression regression = new Regression(shared, config, solver);
            return target -> {
              sources[target] = regression.neighbours(target);
              weights[target] = regression.weights(target, sources[target]);
            };
          });
    }
    return ItemItemModel.ofTargets(interactions.itemIds(), sources, weights, demand, trainedTo);
  }

  /** The regressions of one thread, with their scratch space. */
  private static final class Regression {

    private final Cooccurrence shared;
    private final ItemItemConfig config;
    private final SpdSolver solver;
    private final int[] place;
    private final float[] cosine;
    private final double[] system;
    private final double[] solution;

    Regression(Cooccurrence shared, ItemItemConfig config, SpdSolver solver) {
      int n = shared.columns().length;
      this.shared = shared;
      this.config = config;
      this.solver = solver;
      this.place = new int[n];
      this.cosine = new float[n];
      this.system = new double[config.neighbours() * config.neighbours()];
      this.solution = new double[config.neighbours()];
      Arrays.fill(place, -1);
    }

    int[] neighbours(int target) {
      int[] others = shared.columns()[target];
      float[] values = shared.values()[target];
      for (int i = 0; i < others.length; i++) {
        cosine[others[i]] = values[i] / (float) Math.sqrt(shared.diagonal()[others[i]]);
      }
      return Strongest.of(others, other -> cosine[other], config.neighbours());
    }

    float[] weights(int target, int[] near) {
      float[] result = new float[near.length];
      // A cut-off co-occurrence can make the system indefinite; a heavier ridge always mends it.
      for (double ridge = config.ridge(); ; ridge *= 4) {
        fill(target, near, ridge);
        if (solver.solve(near.length, system, solution)) {
          break;
        }
      }
      for (int i = 0; i < near.length; i++) {
        result[i] = (float) solution[i];
      }
      return result;
    }

    private void fill(int target, int[] near, double ridge) {
      int m = near.length;
      Arrays.fill(system, 0, m * m, 0);
      Arrays.fill(solution, 0, m, 0);
      for (int i = 0; i < m; i++) {
        place[near[i]] = i;
      }
      for (int i = 0; i < m; i++) {
        int[] others = shared.columns()[near[i]];
        float[] values = shared.values()[near[i]];
        system[i * m + i] = shared.diagonal()[near[i]] + ridge;
        for (int e = 0; e < others.length; e++) {
          int at = place[others[e]];
          if (at >= 0) {
            // Where one side was cut off, the other side's count fills both.
            system[Math.min(i, at) * m + Math.max(i, at)] = values[e];
          }
        }
      }
      int[] others = shared.columns()[target];
      for (int e = 0; e < others.length; e++) {
        if (place[others[e]] >= 0) {
          solution[place[others[e]]] = shared.values()[target][e];
        }
      }
      for (int item : near) {
        place[item] = -1;
      }
    }
  }
}
