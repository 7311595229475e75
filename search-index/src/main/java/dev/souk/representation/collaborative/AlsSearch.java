package dev.souk.representation.collaborative;

import dev.souk.kernels.FloatMatrix;
import dev.souk.representation.collaborative.HoldOut.Probe;
import dev.souk.representation.collaborative.HoldOut.Quality;
import java.util.Locale;
import java.util.Map;

/**
 * Chooses λ and α₀ of {@link ImplicitAls} on a {@link HoldOut} by climbing: each is multiplied or
 * divided by {@value #STEP} for as long as that helps. At most {@value #TRAININGS} trainings of
 * {@value #SWEEPS} sweeps, at the rank of the model to be trained but {@value #RANK} at most: what
 * suits a small rank regularises a high one too little. Used by one thread.
 */
final class AlsSearch {

  private static final double STEP = 2.5;
  private static final int TRAININGS = 7;
  private static final int RANK = 256;
  private static final int SWEEPS = 4;

  private final HoldOut holdOut;
  private final float[] demand;
  private final double decay;
  private final SpdSolver solver;
  private final int threads;
  private final ParallelRows parallel;
  private final Map<String, String> figures;
  private int trainings;

  /** A step from one configuration to another. */
  private interface Step {
    AlsConfig from(AlsConfig config);
  }

  /**
   * @param decay of histories
   * @param figures receives what every configuration tried is worth
   */
  AlsSearch(
      HoldOut holdOut,
      float[] demand,
      double decay,
      SpdSolver solver,
      int threads,
      ParallelRows parallel,
      Map<String, String> figures) {
    this.holdOut = holdOut;
    this.demand = demand;
    this.decay = decay;
    this.solver = solver;
    this.threads = threads;
    this.parallel = parallel;
    this.figures = figures;
  }

  /** The best that was found, beginning at {@code start}; rank and sweeps are left alone. */
  AlsConfig choose(AlsConfig start) {
    AlsConfig best = start;
    double value = value(best);
    for (Step[] bothWays :
        new Step[][] {
          {c -> with(c, 1, STEP), c -> with(c, 1, 1 / STEP)},
          {c -> with(c, STEP, 1), c -> with(c, 1 / STEP, 1)}
        }) {
      for (Step step : bothWays) {
        boolean moved = false;
        for (AlsConfig next = step.from(best); trainings < TRAININGS; next = step.from(best)) {
          double reached = value(next);
          if (reached <= value) {
            break;
          }
          best = next;
          value = reached;
          moved = true;
        }
        if (moved) {
          break;
        }
      }
    }
    return best;
  }

  private static AlsConfig with(AlsConfig c, double unobserved, double lambda) {
    return new AlsConfig(
        c.rank(),
        c.unobserved() * unobserved,
        c.lambda() * lambda,
        c.frequencyExponent(),
        c.sweeps(),
        c.seed());
  }

  private double value(AlsConfig config) {
    trainings++;
    AlsConfig small =
        config
            .withRank(Math.min(RANK, config.rank()))
            .withSweeps(Math.min(SWEEPS, config.sweeps()));
    FactorModel factors =
        new ImplicitAls(small, solver, threads)
            .train(holdOut.kept(), demand, "", ImplicitAls.Progress.SILENT);
    FoldIn foldIn = new FoldIn(factors);
    FloatMatrix serving = factors.servingFactors();
    Quality quality =
        holdOut.qualities(1, probe -> new float[][] {scores(foldIn, serving, probe)}, parallel)[0];
    figures.put(
        String.format(
            Locale.ROOT,
            "held-out-unobserved-%.3g-lambda-%.3g",
            config.unobserved(),
            config.lambda()),
        quality.toString());
    return quality.value();
  }

  private float[] scores(FoldIn foldIn, FloatMatrix serving, Probe probe) {
    return BlendScores.latent(serving, foldIn.shopper(probe.history(decay)));
  }
}
