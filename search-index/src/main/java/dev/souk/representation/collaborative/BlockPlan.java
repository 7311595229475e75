package dev.souk.representation.collaborative;

import dev.souk.kernels.Backends;
import java.io.Serializable;

/**
 * What all blocks of a training must agree on.
 *
 * @param config how to factorise
 * @param vectors whether with vector instructions, which small data is not worth
 */
public record BlockPlan(AlsConfig config, boolean vectors) implements Serializable {

  /** The plan by which {@link ImplicitAls} would train on {@code interactions}. */
  public static BlockPlan of(AlsConfig config, Interactions interactions) {
    return new BlockPlan(config, Arithmetic.worthVectors(config, interactions));
  }

  Arithmetic arithmetic(SpdSolver solver) {
    return vectors ? new Arithmetic(solver, Backends.products()) : Arithmetic.plain();
  }
}
