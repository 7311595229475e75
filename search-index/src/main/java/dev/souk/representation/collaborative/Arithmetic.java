package dev.souk.representation.collaborative;

import dev.souk.kernels.Backends;
import dev.souk.kernels.DenseProducts;
import dev.souk.kernels.scalar.ScalarProducts;

/**
 * What the ALS step computes with. Vector instructions are slow until the JVM has compiled the
 * loops, which takes it seconds: they are for what lasts longer than that. Immutable, thread-safe.
 *
 * @param solver of small dense systems
 * @param products of panels
 */
record Arithmetic(SpdSolver solver, DenseProducts products) {

  /** Operations that plain Java does in a few seconds on one thread. */
  private static final double SMALL = 2e10;

  /** Plain Java: fast from the first call on. */
  static Arithmetic plain() {
    return new Arithmetic(new JavaCholesky(), new ScalarProducts());
  }

  /**
   * {@code solver} and vector instructions, unless there is too little to do for these.
   *
   * @param times how many trainings like this will be made
   */
  static Arithmetic forTraining(
      SpdSolver solver, AlsConfig config, Interactions interactions, int times) {
    return worthVectors(config.withSweeps(config.sweeps() * times), interactions)
        ? new Arithmetic(solver, Backends.products())
        : plain();
  }

  /** Whether a training lasts long enough for vector instructions. */
  static boolean worthVectors(AlsConfig config, Interactions interactions) {
    double rows = (double) interactions.users() + interactions.items();
    double flops = rows * config.rank() * config.rank();
    flops += flops(interactions.byUser(), config.rank());
    flops += flops(interactions.byItem(), config.rank());
    return flops * config.sweeps() >= SMALL;
  }

  /** Plain Java for few multiplications, else vector instructions; for requests to a model. */
  static Arithmetic forWork(double multiplications) {
    return multiplications < SMALL
        ? plain()
        : new Arithmetic(new JavaCholesky(), Backends.products());
  }

  private static double flops(SparseRows rows, int rank) {
    double flops = 0;
    for (int row = 0; row < rows.rows(); row++) {
      flops += RowStep.flops(rows.length(row), rank);
    }
    return flops;
  }
}
