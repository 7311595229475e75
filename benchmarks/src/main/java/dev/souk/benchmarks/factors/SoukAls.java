package dev.souk.benchmarks.factors;

import dev.souk.benchmarks.report.Machine;
import dev.souk.kernels.FloatMatrix;
import dev.souk.representation.collaborative.AlsConfig;
import dev.souk.representation.collaborative.FactorModel;
import dev.souk.representation.collaborative.FoldIn;
import dev.souk.representation.collaborative.ImplicitAls;
import dev.souk.representation.collaborative.Interactions;
import dev.souk.representation.collaborative.SpdSolvers;
import dev.souk.representation.collaborative.TrainingCost;
import java.util.Arrays;

/**
 * Souk's ALS in this process.
 *
 * @param threads to train with
 */
record SoukAls(int threads) {

  /**
   * A training and where its time went.
   *
   * @param trained the factors
   * @param cost of all sweeps
   * @param liveMib on the heap after a collection, at the end of the last sweep, with the ratings
   */
  record Result(Trained trained, TrainingCost cost, double liveMib) {}

  /** Trains; with users folded in afterwards, outside of the time, if {@code foldUsersIn}. */
  Result train(Interactions interactions, AlsConfig config, boolean foldUsersIn) {
    float[] even = new float[interactions.items()];
    Arrays.fill(even, 1);
    TrainingCost[] total = {TrainingCost.NONE};
    int[] sweeps = {0};
    double[] live = {0};
    double[] paused = {0, 0};
    Memory.resetPeak();
    double cpu = Machine.cpuSeconds();
    long begin = System.nanoTime();
    FactorModel model =
        new ImplicitAls(config, SpdSolvers.forTraining(threads), threads)
            .trainMeasured(
                interactions,
                even,
                "",
                cost -> {
                  total[0] = total[0].plus(cost);
                  if (++sweeps[0] == config.sweeps()) {
                    double cpuBefore = Machine.cpuSeconds();
                    long before = System.nanoTime();
                    live[0] = Memory.liveMib();
                    paused[0] = (System.nanoTime() - before) / 1e9;
                    paused[1] = Machine.cpuSeconds() - cpuBefore;
                  }
                });
    double seconds = (System.nanoTime() - begin) / 1e9 - paused[0];
    cpu = Machine.cpuSeconds() - cpu - paused[1];
    long heap = Memory.peakHeapMib();
    FloatMatrix users = foldUsersIn ? users(interactions, model) : model.itemFactors();
    return new Result(
        new Trained(users, model.itemFactors(), seconds, cpu, heap, Memory.peakRssMib()),
        total[0],
        live[0]);
  }

  private static FloatMatrix users(Interactions interactions, FactorModel model) {
    int k = model.config().rank();
    FoldIn foldIn = new FoldIn(model);
    float[] data = new float[interactions.users() * k];
    for (int u = 0; u < interactions.users(); u++) {
      System.arraycopy(foldIn.shopper(interactions.history(u)), 0, data, u * k, k);
    }
    return new FloatMatrix(interactions.users(), k, data);
  }
}
