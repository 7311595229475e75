package dev.souk.representation.collaborative;

import dev.souk.representation.collaborative.HoldOut.Probe;
import dev.souk.representation.collaborative.HoldOut.Quality;
import java.util.List;
import java.util.Locale;

/**
 * Chooses the ridge and both exponents of an {@link ItemItemConfig}, and the decay of histories, on
 * a {@link HoldOut}: the ridge by climbing in steps of {@value #STEP}, then each exponent of {@code
 * 0, .5, 1}, then the ridge again if an exponent moved; every decay with every model. At most
 * {@value #MODELS} models, with as many neighbours as {@link ItemItemConfig#forChoices} allows.
 * Used by one thread.
 */
final class ItemItemSearch {

  private static final double STEP = 2.5;
  static final int MODELS = 14;
  private static final double[] EXPONENTS = {0, 0.5, 1};
  private static final double[] DECAYS = {1, 0.95, 0.9, 0.8, 0.65, 0.5};
  private static final double[] NO_DECAY = {1};

  private final HoldOut holdOut;
  private final float[] demand;
  private final int threads;
  private final ParallelRows parallel;
  private final HeldOutFigures figures;
  private final double[] decays;
  private ItemItemTrainer.Counts counts;
  private Found best;
  private int models;

  /**
   * The best of what was tried.
   *
   * @param config it was trained with
   * @param decay of histories
   * @param model trained on what was kept
   * @param value of it
   */
  record Found(ItemItemConfig config, double decay, ItemItemModel model, double value) {}

  /**
   * Begins with {@code start} and its ridge.
   *
   * @param figures receives what every choice tried is worth
   */
  ItemItemSearch(
      HoldOut holdOut,
      ItemItemConfig start,
      float[] demand,
      int threads,
      ParallelRows parallel,
      HeldOutFigures figures) {
    this.holdOut = holdOut;
    this.demand = demand;
    this.threads = threads;
    this.parallel = parallel;
    this.figures = figures;
    this.decays = holdOut.ordered() ? DECAYS : NO_DECAY;
    ItemItemTrainer trainer = new ItemItemTrainer(start, threads);
    counts = trainer.count(holdOut.kept());
    best = bestOf(trainer, start, start.ridge(), start.ridge() / STEP, start.ridge() * STEP);
  }

  /** Chooses. */
  Found choose() {
    climb();
    ItemItemConfig atRidge = best.config();
    for (double exponent : EXPONENTS) {
      if (exponent != atRidge.frequencyExponent()) {
        tried(atRidge.withExponents(atRidge.userExponent(), exponent));
      }
    }
    ItemItemConfig atFrequency = best.config();
    ItemItemTrainer.Counts countsOfBest = counts;
    for (double exponent : EXPONENTS) {
      if (exponent != atFrequency.userExponent()) {
        ItemItemConfig next = atFrequency.withExponents(exponent, atFrequency.frequencyExponent());
        counts = new ItemItemTrainer(next, threads).count(holdOut.kept());
        if (tried(next)) {
          countsOfBest = counts;
        }
      }
    }
    counts = countsOfBest;
    if (!best.config().equals(atRidge)) {
      climb();
    }
    return best;
  }

  /** Multiplies or divides the ridge for as long as that helps. */
  private void climb() {
    for (double step : new double[] {STEP, 1 / STEP}) {
      boolean moved = false;
      while (tried(best.config().withRidge(best.config().ridge() * step))) {
        moved = true;
      }
      if (moved) {
        return;
      }
    }
  }

  /** Whether {@code config} is better than all before it. */
  private boolean tried(ItemItemConfig config) {
    if (models >= MODELS || figures.contains(name(config, decays[0]))) {
      return false;
    }
    Found found = bestOf(new ItemItemTrainer(config, threads), config, config.ridge());
    boolean better = found.value() > best.value();
    best = better ? found : best;
    return better;
  }

  private Found bestOf(ItemItemTrainer trainer, ItemItemConfig config, double... ridges) {
    List<ItemItemModel> trained = trainer.train(counts, demand, "", ridges);
    models += trained.size();
    figures.trained(trained.size());
    Quality[] qualities =
        holdOut.qualities(
            trained.size() * decays.length,
            HoldOut.each(probe -> scores(trained, probe)),
            parallel);
    for (int way = 0; way < qualities.length; way++) {
      ItemItemConfig of = config.withRidge(ridges[way / decays.length]);
      figures.put(name(of, decays[way % decays.length]), qualities[way]);
    }
    int first = HoldOut.best(qualities);
    return new Found(
        config.withRidge(ridges[first / decays.length]),
        decays[first % decays.length],
        trained.get(first / decays.length),
        qualities[first].value());
  }

  private float[][] scores(List<ItemItemModel> trained, Probe probe) {
    float[][] scores = new float[trained.size() * decays.length][];
    for (int d = 0; d < decays.length; d++) {
      History history = probe.history(decays[d]);
      for (int m = 0; m < trained.size(); m++) {
        scores[m * decays.length + d] = trained.get(m).scores(history);
      }
    }
    return scores;
  }

  private static String name(ItemItemConfig config, double decay) {
    return String.format(
        Locale.ROOT,
        "held-out-ridge-%.3g-user-%.1f-frequency-%.1f-decay-%.2f",
        config.ridge(),
        config.userExponent(),
        config.frequencyExponent(),
        decay);
  }
}
