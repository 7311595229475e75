package dev.souk.representation.collaborative;

import java.util.ArrayList;
import java.util.List;

/**
 * Learns an {@link ItemItemModel}: each item is predicted from many items near it by ridge
 * regression, in closed form. This is EASE (Steck, "Embarrassingly shallow autoencoders for sparse
 * data", WWW 2019) restricted to neighbourhoods, so that no matrix of all items by all items is
 * held or inverted; where a neighbourhood has room for all items, it is EASE itself.
 *
 * <p>Items that go together share a neighbourhood ({@link ItemGroups}, {@link GroupRidge}). The
 * result does not depend on the number of threads. Thread-safe.
 */
public final class ItemItemTrainer {
  private final ItemItemConfig config;
  private final int threads;

  /**
   * @param threads how many to use, 1 or more; each holds a matrix of neighbours by neighbours
   */
  public ItemItemTrainer(ItemItemConfig config, int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads: " + threads + " (expected: 1 or more)");
    }
    this.config = config;
    this.threads = threads;
  }

  /**
   * Trains.
   *
   * @param demand factor on each item's scores, see {@link DemandTrend#multipliers}
   * @param trainedTo the log position that the interactions reflect
   */
  public ItemItemModel train(Interactions interactions, float[] demand, String trainedTo) {
    return train(count(interactions), demand, trainedTo, config.ridge()).getFirst();
  }

  /** What is counted once for any number of models. */
  record Counts(Interactions interactions, Cooccurrence shared, List<int[]> groups) {}

  /** Counts; good for any configuration of this neighbourhood and user exponent. */
  Counts count(Interactions interactions) {
    try (ParallelRows parallel = new ParallelRows(threads)) {
      Cooccurrence shared =
          Cooccurrence.of(interactions, config.cooccurrences(), config.userExponent(), parallel);
      boolean parted = config.neighbours() < interactions.items();
      return new Counts(interactions, shared, parted ? ItemGroups.of(shared) : List.of());
    }
  }

  /** Trains a model for each of {@code ridges} on the same counts, to choose among them. */
  List<ItemItemModel> train(Counts counts, float[] demand, String trainedTo, double... ridges) {
    int n = counts.interactions().items();
    ModelCodec.requireDemand(demand, n);
    int[][][] sources = new int[ridges.length][n][];
    float[][][] weights = new float[ridges.length][n][];
    List<int[]> groups = counts.groups();
    try (ParallelRows parallel = new ParallelRows(threads)) {
      if (groups.isEmpty()) {
        parallel.run(
            ridges.length,
            1,
            () -> {
              GroupRidge regression = new GroupRidge(counts.shared(), config);
              return r -> regression.solveAll(ridges[r], sources[r], weights[r]);
            });
      } else {
        parallel.run(
            groups.size(),
            1,
            () -> {
              GroupRidge regression = new GroupRidge(counts.shared(), config);
              return group -> regression.solve(groups.get(group), ridges, sources, weights);
            });
      }
    }
    List<ItemItemModel> models = new ArrayList<>();
    for (int r = 0; r < ridges.length; r++) {
      models.add(
          ItemItemModel.ofTargets(
              counts.interactions().itemIds(), sources[r], weights[r], demand, trainedTo));
    }
    return models;
  }
}
