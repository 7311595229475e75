package dev.souk.jobs.training.blocks;

import java.io.Serializable;

/** Is told of every sweep, in one of the processes that train. Travels with operators. */
@FunctionalInterface
public interface SweepListener extends Serializable {

  /**
   * A sweep is done.
   *
   * @param sweep from 1
   * @param of how many there will be
   * @param loss the regularised squared error, over the number of interactions
   */
  void swept(int sweep, int of, double loss);
}
