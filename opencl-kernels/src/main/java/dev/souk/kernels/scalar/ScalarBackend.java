package dev.souk.kernels.scalar;

import dev.souk.kernels.FloatMatrix;
import dev.souk.kernels.core.GuardedBackend;
import dev.souk.kernels.core.GuardedMatrix;
import org.jspecify.annotations.Nullable;

/** The reference: one thread, no vector instructions, sums in double. Runs on every JVM. */
public final class ScalarBackend extends GuardedBackend {

  @Override
  public String name() {
    return "scalar";
  }

  @Override
  public String device() {
    return "CPU, one thread";
  }

  @Override
  protected GuardedMatrix build(FloatMatrix items, float @Nullable [] bias) {
    return new ScalarMatrix(items, bias);
  }
}
