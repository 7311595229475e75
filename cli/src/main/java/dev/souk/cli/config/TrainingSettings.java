package dev.souk.cli.config;

import dev.souk.config.Settings;
import dev.souk.jobs.training.TrainingConfig;
import dev.souk.jobs.training.TrainingSchedule;
import dev.souk.representation.collaborative.Blocks;

/**
 * How models are trained.
 *
 * @param every behaviour lines after which models are trained again
 * @param blocks that factors are trained in, 0 for one piece
 * @param warmStart whether factors begin with those before
 */
public record TrainingSettings(int every, int blocks, boolean warmStart) {

  private static final int FIRST = 1_000;

  /** Reads section {@code training}. */
  static TrainingSettings read(Settings training) {
    return new TrainingSettings(
        training.integer("every", 50_000, 1, Integer.MAX_VALUE),
        blocks(training),
        training.flag("warm_start", false));
  }

  private static int blocks(Settings training) {
    int blocks = training.integer("blocks", 0, 0, Blocks.MOST);
    if (Integer.bitCount(blocks) > 1) {
      training.problem("blocks", blocks, "0 or a power of 2 up to " + Blocks.MOST);
      return 0;
    }
    return blocks;
  }

  /** When models are trained again. */
  public TrainingSchedule schedule() {
    return new TrainingSchedule(Math.min(FIRST, every), every);
  }

  /** {@code base} as these say. */
  public TrainingConfig applied(TrainingConfig base) {
    return base.withBlocks(blocks).withWarmStart(warmStart);
  }
}
