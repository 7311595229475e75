package dev.souk.jobs.training;

import dev.souk.representation.collaborative.AlsConfig;
import dev.souk.representation.collaborative.AlsFreedom;
import dev.souk.representation.collaborative.Blocks;
import dev.souk.representation.collaborative.CollaborativeTuner;
import dev.souk.representation.collaborative.DemandTrend;
import dev.souk.representation.collaborative.Interactions;
import dev.souk.representation.text.LsaOptions;
import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a shop may tune in training. What is null training chooses ({@link CollaborativeTuner}), or
 * by the size of the data ({@link AlsConfig#forData}) where there is too little to choose by.
 *
 * @param rank dimensions of a factor
 * @param unobserved α₀, the weight of what did not happen
 * @param lambda λ, strength of the regularisation
 * @param frequencyExponent ν, how much more active shoppers are regularised
 * @param sweeps passes over users and items
 * @param halfLife in which what a shopper did loses half its weight, counted back from the newest
 *     event; null if it keeps it
 * @param demandHalfLife in which demand for an item halves, see {@link DemandTrend}
 * @param demandPrior what keeps rare items' demand at 1, see {@link DemandTrend}
 * @param lsaDims dimensions of the space of meaning, 1 to 1024
 * @param threads that train, 1 or more; results do not depend on it
 * @param parallelism of reading and aggregation, 1 to 128
 * @param blocks that factors are trained in, a power of 2 up to {@link Blocks#MOST}; 0 for one
 *     piece in one task. Factors do not depend on it
 * @param sample ratings that one task holds at most when factors are trained in blocks, 1 or more;
 *     what is not trained in blocks is trained on so many
 * @param warmStart whether factors begin with those before; then models depend on when the shop was
 *     trained before, and a replay gives others
 */
public record TrainingConfig(
    @Nullable Integer rank,
    @Nullable Double unobserved,
    @Nullable Double lambda,
    @Nullable Double frequencyExponent,
    @Nullable Integer sweeps,
    @Nullable Duration halfLife,
    Duration demandHalfLife,
    double demandPrior,
    int lsaDims,
    int threads,
    int parallelism,
    int blocks,
    int sample,
    boolean warmStart)
    implements Serializable {

  /** Ratings that take about a gigabyte as a matrix in the making. */
  private static final int SAMPLE = 10_000_000;

  private static final AlsConfig VALID = new AlsConfig(1, 1, 1, 1, 1, 0);

  /**
   * @throws IllegalArgumentException if a value is out of its range
   */
  public TrainingConfig {
    override(VALID, rank, unobserved, lambda, frequencyExponent, sweeps);
    if (halfLife != null && halfLife.toMinutes() < 1) {
      throw new IllegalArgumentException("halfLife: " + halfLife + " (expected: a minute or more)");
    }
    requireValid(new DemandTrend(demandHalfLife, demandPrior));
    requireValid(LsaOptions.defaults().withDims(lsaDims));
    if (threads < 1) {
      throw new IllegalArgumentException("threads: " + threads + " (expected: 1 or more)");
    }
    if (parallelism < 1 || parallelism > 128) {
      throw new IllegalArgumentException("parallelism: " + parallelism + " (expected: 1 to 128)");
    }
    if (blocks != 0) {
      requireValid(new Blocks(blocks));
    }
    if (sample < 1) {
      throw new IllegalArgumentException("sample: " + sample + " (expected: 1 or more)");
    }
  }

  /** Everything by the data, no half-life; one processor is left to serving. */
  public static TrainingConfig defaults() {
    int processors = Runtime.getRuntime().availableProcessors();
    return new TrainingConfig(
        null,
        null,
        null,
        null,
        null,
        null,
        DemandTrend.DEFAULT.halfLife(),
        DemandTrend.DEFAULT.prior(),
        LsaOptions.defaults().dims(),
        Math.max(1, processors - 1),
        Math.clamp(processors, 1, 4),
        0,
        SAMPLE,
        false);
  }

  /** These settings with a half-life. */
  public TrainingConfig withHalfLife(@Nullable Duration other) {
    return with(other, threads, parallelism, blocks, sample, warmStart);
  }

  /** These settings with other numbers of threads that train and of subtasks that read. */
  public TrainingConfig withThreads(int otherThreads, int otherParallelism) {
    return with(halfLife, otherThreads, otherParallelism, blocks, sample, warmStart);
  }

  /** These settings with factors in another number of blocks, 0 for one piece. */
  public TrainingConfig withBlocks(int otherBlocks) {
    return with(halfLife, threads, parallelism, otherBlocks, sample, warmStart);
  }

  /** These settings with another number of ratings that one task holds beside blocks. */
  public TrainingConfig withSample(int otherSample) {
    return with(halfLife, threads, parallelism, blocks, otherSample, warmStart);
  }

  /** These settings, beginning with the factors before or not. */
  public TrainingConfig withWarmStart(boolean otherWarmStart) {
    return with(halfLife, threads, parallelism, blocks, sample, otherWarmStart);
  }

  private TrainingConfig with(
      @Nullable Duration otherHalfLife,
      int otherThreads,
      int otherParallelism,
      int otherBlocks,
      int otherSample,
      boolean otherWarmStart) {
    return new TrainingConfig(
        rank,
        unobserved,
        lambda,
        frequencyExponent,
        sweeps,
        otherHalfLife,
        demandHalfLife,
        demandPrior,
        lsaDims,
        otherThreads,
        otherParallelism,
        otherBlocks,
        otherSample,
        otherWarmStart);
  }

  /** Sweeps of a training in blocks, which are laid out before anything is known of the data. */
  int blockSweeps() {
    return sweeps == null ? AlsConfig.SWEEPS : sweeps;
  }

  /**
   * What a rating weighs.
   *
   * @param strength of it
   * @param last its time, in milliseconds since 1970
   * @param newest the latest time of all ratings
   */
  float weight(double strength, long last, long newest) {
    if (halfLife == null) {
      return (float) strength;
    }
    double halfLives = (double) (newest - last) / halfLife.toMillis();
    return (float) (strength * StrictMath.pow(0.5, halfLives));
  }

  /** How to factorise {@code interactions}. */
  AlsConfig als(Interactions interactions) {
    AlsConfig bySize = AlsConfig.forData(interactions);
    return override(bySize, rank, unobserved, lambda, frequencyExponent, sweeps);
  }

  /** What the shop has not set. */
  AlsFreedom free() {
    return new AlsFreedom(rank == null, unobserved == null, lambda == null, sweeps == null);
  }

  DemandTrend demand() {
    return new DemandTrend(demandHalfLife, demandPrior);
  }

  private static AlsConfig override(
      AlsConfig base,
      @Nullable Integer rank,
      @Nullable Double unobserved,
      @Nullable Double lambda,
      @Nullable Double frequencyExponent,
      @Nullable Integer sweeps) {
    return new AlsConfig(
        Objects.requireNonNullElse(rank, base.rank()),
        Objects.requireNonNullElse(unobserved, base.unobserved()),
        Objects.requireNonNullElse(lambda, base.lambda()),
        Objects.requireNonNullElse(frequencyExponent, base.frequencyExponent()),
        Objects.requireNonNullElse(sweeps, base.sweeps()),
        base.seed());
  }

  /** Their constructors refuse what is out of range. */
  private static void requireValid(Object made) {
    Objects.requireNonNull(made);
  }
}
