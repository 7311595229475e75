package dev.souk.representation.collaborative;

import dev.souk.representation.collaborative.HoldOut.Probe;
import dev.souk.representation.collaborative.HoldOut.Quality;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Chooses how to train both models and how feeds blend them, on a {@link HoldOut}: first the ridge
 * and the decay of histories, then what {@link AlsSearch} does, then the share of the factors.
 * Costs a training of smaller models ({@value #NEIGHBOURS} neighbours, rank {@value #RANK}),
 * whatever there is to choose.
 *
 * <p>The same data gives the same choice on any number of threads. Thread-safe.
 */
public final class CollaborativeTuner {

  /** Multiples of {@link ItemItemConfig#RIDGE}, the usual first: equals prefer what comes first. */
  private static final double[] RIDGES = {1, 0.4, 2.5, 6.25, 16};

  private static final double[] DECAYS = {1, 0.95, 0.9, 0.8, 0.65, 0.5};
  private static final double[] NO_DECAY = {1};
  private static final double[] SHARES = {0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1};
  private static final int NEIGHBOURS = 768;
  private static final int RANK = 256;
  private static final int FEWEST_PROBES = 100;
  private static final long SEED = 20_190_513L;

  private final AlsConfig als;
  private final ItemItemConfig itemItem;
  private final DemandTrend trend;
  private final SpdSolver solver;
  private final int threads;

  /**
   * What was chosen.
   *
   * @param als with α₀ and λ
   * @param itemItem with the ridge
   * @param blend of both models
   * @param figures {@code Recall@20/NDCG@20} on what was held out, of every choice, by name
   */
  public record Choice(
      AlsConfig als,
      ItemItemConfig itemItem,
      CollaborativeBlend blend,
      SortedMap<String, String> figures)
      implements Serializable {}

  /**
   * @param als how the factors will be trained
   * @param itemItem how the item-to-item model would be trained
   * @param threads how many to use, 1 or more
   */
  public CollaborativeTuner(
      AlsConfig als, ItemItemConfig itemItem, DemandTrend trend, SpdSolver solver, int threads) {
    this.als = als;
    this.itemItem = itemItem;
    this.trend = trend;
    this.solver = solver;
    this.threads = threads;
  }

  /** Chooses; where too few users could be asked about, nothing but the defaults. */
  public Choice choose(Interactions interactions) {
    SortedMap<String, String> figures = new TreeMap<>();
    HoldOut holdOut = HoldOut.of(interactions, SEED);
    figures.put("held-out-users", String.valueOf(holdOut.probes().size()));
    if (holdOut.probes().size() < FEWEST_PROBES) {
      return new Choice(als, itemItem, CollaborativeBlend.DEFAULT, figures);
    }
    float[] demand = trend.multipliers(holdOut.kept());
    try (ParallelRows parallel = new ParallelRows(threads)) {
      double[] ridges = new double[RIDGES.length];
      for (int r = 0; r < ridges.length; r++) {
        ridges[r] = RIDGES[r] * itemItem.ridge();
      }
      double[] decays = holdOut.ordered() ? DECAYS : NO_DECAY;
      List<ItemItemModel> models =
          new ItemItemTrainer(smaller(interactions.items()), threads)
              .train(holdOut.kept(), demand, "", ridges);
      Quality[] byRidge =
          holdOut.qualities(
              ridges.length * decays.length, probe -> histories(models, decays, probe), parallel);
      int best = best(byRidge);
      for (int way = 0; way < byRidge.length; way++) {
        figures.put(
            name("held-out-ridge", ridges[way / decays.length])
                + name("-decay", decays[way % decays.length]),
            byRidge[way].toString());
      }
      double decay = decays[best % decays.length];
      ItemItemModel near = models.get(best / decays.length);
      AlsConfig chosen =
          new AlsSearch(holdOut, demand, decay, solver, threads, parallel, figures).choose(als);
      FactorModel factors =
          new ImplicitAls(chosen.withRank(Math.min(RANK, als.rank())), solver, threads)
              .train(holdOut.kept(), demand, "", ImplicitAls.Progress.SILENT);
      BlendScores scores = new BlendScores(factors, near, decay, SHARES);
      Quality[] byShare = holdOut.qualities(SHARES.length, scores::of, parallel);
      for (int way = 0; way < byShare.length; way++) {
        figures.put(name("held-out-factor-share", SHARES[way]), byShare[way].toString());
      }
      return new Choice(
          chosen,
          itemItem.withRidge(ridges[best / decays.length]),
          new CollaborativeBlend(SHARES[best(byShare)], decay),
          figures);
    }
  }

  /** Where one factorisation serves all items, there is nothing to save. */
  private ItemItemConfig smaller(int items) {
    return itemItem.neighbours() >= items ? itemItem : itemItem.withNeighbours(NEIGHBOURS);
  }

  private static float[][] histories(List<ItemItemModel> models, double[] decays, Probe probe) {
    float[][] scores = new float[models.size() * decays.length][];
    for (int d = 0; d < decays.length; d++) {
      History history = probe.history(decays[d]);
      for (int m = 0; m < models.size(); m++) {
        scores[m * decays.length + d] = models.get(m).scores(history);
      }
    }
    return scores;
  }

  private static int best(Quality[] qualities) {
    int best = 0;
    for (int way = 1; way < qualities.length; way++) {
      if (qualities[way].value() > qualities[best].value()) {
        best = way;
      }
    }
    return best;
  }

  private static String name(String what, double value) {
    return what + "-" + String.format(Locale.ROOT, "%.3g", value);
  }
}
