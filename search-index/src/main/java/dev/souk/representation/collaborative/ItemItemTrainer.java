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
    return train(interactions, demand, trainedTo, config.ridge()).getFirst();
  }

  /** Trains a model for each of {@code ridges} on the same counts, to choose among them. */
  List<ItemItemModel> train(
      Interactions interactions, float[] demand, String trainedTo, double... ridges) {
    int n = interactions.items();
    ModelCodec.requireDemand(demand, n);
    int[][][] sources = new int[ridges.length][n][];
    float[][][] weights = new float[ridges.length][n][];
    try (ParallelRows parallel = new ParallelRows(threads)) {
      Cooccurrence shared = Cooccurrence.of(interactions, config.cooccurrences(), parallel);
      if (config.neighbours() >= n) {
        parallel.run(
            ridges.length,
            1,
            () -> {
              GroupRidge regression = new GroupRidge(shared, config);
              return r -> regression.solveAll(ridges[r], sources[r], weights[r]);
            });
      } else {
        List<int[]> groups = ItemGroups.of(shared);
        parallel.run(
            groups.size(),
            1,
            () -> {
              GroupRidge regression = new GroupRidge(shared, config);
              return group -> {
                for (int r = 0; r < ridges.length; r++) {
                  regression.solve(groups.get(group), ridges[r], sources[r], weights[r]);
                }
              };
            });
      }
    }
    List<ItemItemModel> models = new ArrayList<>();
    for (int r = 0; r < ridges.length; r++) {
      models.add(
          ItemItemModel.ofTargets(
              interactions.itemIds(), sources[r], weights[r], demand, trainedTo));
    }
    return models;
  }
}
