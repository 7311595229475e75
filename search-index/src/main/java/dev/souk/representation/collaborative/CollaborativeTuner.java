package dev.souk.representation.collaborative;

import dev.souk.representation.collaborative.HoldOut.Quality;
import java.io.Serializable;
import java.util.Locale;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Chooses how to train both models and how feeds blend them, on a {@link HoldOut}: first what
 * {@link ItemItemSearch} does, then what {@link AlsSearch} does, then the share of the factors.
 *
 * <p>The same data gives the same choice on any number of threads. Thread-safe.
 */
public final class CollaborativeTuner {

  /** Models that are trained to choose at most. */
  public static final int MOST_TRAININGS = ItemItemSearch.MODELS + AlsSearch.MOST;

  private static final double[] SHARES = {0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1};
  private static final int FEWEST_PROBES = 100;
  private static final long SEED = 20_190_513L;

  private final AlsConfig als;
  private final AlsFreedom free;
  private final ItemItemConfig itemItem;
  private final DemandTrend trend;
  private final SpdSolver solver;
  private final int threads;

  /**
   * What was chosen.
   *
   * @param als with rank, α₀, λ and sweeps
   * @param itemItem with the ridge and the exponents
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
   * A choice, and what it was made with.
   *
   * @param choice what was chosen
   * @param rehearsal the models that the share was chosen with; null where nothing was held out
   */
  public record Tuned(Choice choice, @Nullable Rehearsal rehearsal) {}

  /**
   * @param als how the factors would be trained
   * @param free what of it may be chosen
   * @param itemItem how the item-to-item model would be trained
   * @param threads how many to use, 1 or more
   */
  public CollaborativeTuner(
      AlsConfig als,
      AlsFreedom free,
      ItemItemConfig itemItem,
      DemandTrend trend,
      SpdSolver solver,
      int threads) {
    this.als = als;
    this.free = free;
    this.itemItem = itemItem;
    this.trend = trend;
    this.solver = solver;
    this.threads = threads;
  }

  /** Is told how far choosing is. */
  @FunctionalInterface
  public interface Progress {

    /** Says nothing. */
    Progress SILENT = models -> {};

    /**
     * So many models were trained, of {@value #MOST_TRAININGS} at most; fewer, if more do not help.
     */
    void trained(int models);
  }

  /** Chooses and says nothing meanwhile. */
  public Tuned choose(Interactions interactions) {
    return choose(interactions, Progress.SILENT);
  }

  /** Chooses; where too few users could be asked about, nothing but the defaults. */
  public Tuned choose(Interactions interactions, Progress progress) {
    HeldOutFigures figures = new HeldOutFigures(progress);
    HoldOut holdOut = HoldOut.of(interactions, SEED);
    figures.put("held-out-users", holdOut.probes().size());
    if (holdOut.probes().size() < FEWEST_PROBES) {
      return new Tuned(
          new Choice(als, itemItem, CollaborativeBlend.DEFAULT, figures.byName()), null);
    }
    float[] demand = trend.multipliers(holdOut.kept());
    try (ParallelRows parallel = new ParallelRows(threads)) {
      ItemItemConfig small = itemItem.forChoices(interactions.items());
      ItemItemSearch.Found near =
          new ItemItemSearch(holdOut, small, demand, threads, parallel, figures).choose();
      AlsSearch.Found far =
          new AlsSearch(holdOut, free, demand, near.decay(), solver, threads, parallel, figures)
              .choose(als);
      LatentScores latent = new LatentScores(far.model(), AlsSearch.MOST * holdOut.probes().size());
      Quality[] byShare =
          holdOut.qualities(
              SHARES.length, new BlendScores(latent, near.model(), near.decay(), SHARES), parallel);
      for (int way = 0; way < byShare.length; way++) {
        figures.put(
            String.format(Locale.ROOT, "held-out-factor-share-%.3g", SHARES[way]), byShare[way]);
      }
      ItemItemConfig chosen =
          itemItem
              .withRidge(near.config().ridge())
              .withExponents(near.config().userExponent(), near.config().frequencyExponent());
      CollaborativeBlend blend =
          new CollaborativeBlend(SHARES[HoldOut.best(byShare)], near.decay());
      return new Tuned(
          new Choice(far.config(), chosen, blend, figures.byName()),
          Rehearsal.of(holdOut, far.model(), near.model(), blend));
    }
  }
}
