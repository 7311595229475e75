package dev.souk.representation.collaborative;

import dev.souk.representation.collaborative.HoldOut.Quality;
import java.util.Locale;

/**
 * Chooses rank, α₀, λ and the number of sweeps of {@link ImplicitAls} on a {@link HoldOut}, as far
 * as the shop has not set them.
 *
 * <p>At the lowest rank λ and α₀ are multiplied or divided by {@value #STEP} for as long as that
 * helps, in at most {@value #TRAININGS} trainings. The rank is then doubled for as long as that
 * helps, and at each λ is climbed again in at most {@value #TRAININGS_OF_A_RANK}, for what suits a
 * small rank regularises a high one too little. All these are of {@value #SWEEPS} sweeps. The model
 * of what was chosen is swept for as long as that helps, {@value #MOST_SWEEPS} times at most. Used
 * by one thread.
 */
final class AlsSearch {

  private static final double STEP = 2.5;
  private static final int TRAININGS = 7;
  private static final int TRAININGS_OF_A_RANK = 3;

  private static final int LOWEST_RANK = 32;
  private static final int HIGHEST_RANK = 256;
  private static final int SWEEPS = 4;
  private static final int MOST_SWEEPS = 16;

  /** Trainings at most: of the lowest rank, of the three above it, and sweep by sweep. */
  static final int MOST = TRAININGS + 3 * TRAININGS_OF_A_RANK + MOST_SWEEPS;

  /** The share of its value that a step has to add for another to follow it: less is chance. */
  private static final double LEAST_GAIN = 0.002;

  /** Sweeps without a gain after which there are no more. */
  private static final int PATIENCE = 2;

  private final HoldOut holdOut;
  private final AlsFreedom free;
  private final float[] demand;
  private final double decay;
  private final SpdSolver solver;
  private final int threads;
  private final ParallelRows parallel;
  private final HeldOutFigures figures;
  private int left;

  /**
   * What was chosen.
   *
   * @param config with the number of sweeps that {@code model} had
   * @param model trained on what was kept
   */
  record Found(AlsConfig config, FactorModel model) {}

  private record Tried(AlsConfig config, double value) {}

  private interface Step {
    AlsConfig from(AlsConfig config);
  }

  /**
   * @param free what may be chosen
   * @param decay of histories
   * @param figures receives what every configuration tried is worth
   */
  AlsSearch(
      HoldOut holdOut,
      AlsFreedom free,
      float[] demand,
      double decay,
      SpdSolver solver,
      int threads,
      ParallelRows parallel,
      HeldOutFigures figures) {
    this.holdOut = holdOut;
    this.free = free;
    this.demand = demand;
    this.decay = decay;
    this.solver = solver;
    this.threads = threads;
    this.parallel = parallel;
    this.figures = figures;
  }

  /** The best that was found, beginning at {@code start}; what is not free is left alone. */
  Found choose(AlsConfig start) {
    AlsConfig chosen = start;
    if (free.rank() || free.unobserved() || free.lambda()) {
      Tried best = lowest(free.rank() ? start.withRank(LOWEST_RANK) : start);
      while (free.rank() && best.config().rank() * 2 <= HIGHEST_RANK) {
        Tried higher = higher(best.config().withRank(best.config().rank() * 2));
        if (higher.value() <= best.value()) {
          break;
        }
        best = higher;
      }
      chosen = best.config();
    }
    return free.sweeps() ? swept(chosen) : new Found(chosen, trained(chosen));
  }

  private Tried lowest(AlsConfig start) {
    left = TRAININGS;
    Tried best = tried(start);
    if (free.lambda()) {
      best =
          climbed(best, c -> c.withLambda(c.lambda() * STEP), c -> c.withLambda(c.lambda() / STEP));
    }
    if (free.unobserved()) {
      best =
          climbed(
              best,
              c -> c.withUnobserved(c.unobserved() * STEP),
              c -> c.withUnobserved(c.unobserved() / STEP));
    }
    return best;
  }

  private Tried higher(AlsConfig start) {
    left = TRAININGS_OF_A_RANK;
    Tried best = tried(start);
    return free.lambda()
        ? climbed(best, c -> c.withLambda(c.lambda() * STEP), c -> c.withLambda(c.lambda() / STEP))
        : best;
  }

  /** Steps up, or else down, for as long as that helps. */
  private Tried climbed(Tried start, Step up, Step down) {
    Tried best = start;
    for (Step step : new Step[] {up, down}) {
      boolean moved = false;
      while (left > 0) {
        Tried next = tried(step.from(best.config()));
        if (next.value() <= best.value()) {
          break;
        }
        boolean worthAnother = next.value() > best.value() * (1 + LEAST_GAIN);
        best = next;
        moved = true;
        if (!worthAnother) {
          break;
        }
      }
      if (moved) {
        break;
      }
    }
    return best;
  }

  private Tried tried(AlsConfig config) {
    left--;
    Quality quality = quality(trained(config.withSweeps(Math.min(SWEEPS, config.sweeps()))));
    figures.put(
        String.format(
            Locale.ROOT,
            "held-out-rank-%d-unobserved-%.3g-lambda-%.3g",
            config.rank(),
            config.unobserved(),
            config.lambda()),
        quality);
    figures.trained(1);
    return new Tried(config, quality.value());
  }

  /** Sweep after sweep until that has not helped for a while. */
  private Found swept(AlsConfig config) {
    AlsConfig one = config.withSweeps(1);
    FactorModel model = trained(one);
    FactorModel best = model;
    double value = Double.NEGATIVE_INFINITY;
    int sweeps = 1;
    for (int sweep = 1; sweep <= MOST_SWEEPS && sweep - sweeps <= PATIENCE; sweep++) {
      if (sweep > 1) {
        model =
            new ImplicitAls(one, solver, threads, MOST)
                .train(holdOut.kept(), demand, "", ImplicitAls.Progress.SILENT, model);
      }
      Quality quality = quality(model);
      figures.put(String.format(Locale.ROOT, "held-out-sweeps-%02d", sweep), quality);
      figures.trained(1);
      if (quality.value() > value) {
        best = model;
        value = quality.value();
        sweeps = sweep;
      }
    }
    return new Found(config.withSweeps(sweeps), best);
  }

  private FactorModel trained(AlsConfig config) {
    return new ImplicitAls(config, solver, threads, MOST)
        .train(holdOut.kept(), demand, "", ImplicitAls.Progress.SILENT);
  }

  private Quality quality(FactorModel factors) {
    LatentScores latent = new LatentScores(factors, MOST * holdOut.probes().size());
    return holdOut
        .qualities(
            1,
            probes -> {
              float[][] scores = latent.of(probes, decay);
              float[][][] oneWay = new float[scores.length][][];
              for (int p = 0; p < scores.length; p++) {
                oneWay[p] = new float[][] {scores[p]};
              }
              return oneWay;
            },
            parallel)[0];
  }
}
