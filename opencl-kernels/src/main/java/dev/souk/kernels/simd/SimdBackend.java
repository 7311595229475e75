package dev.souk.kernels.simd;

import dev.souk.kernels.FloatMatrix;
import dev.souk.kernels.core.GuardedBackend;
import dev.souk.kernels.core.GuardedMatrix;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Vector instructions of the CPU. Needs {@code --add-modules=jdk.incubator.vector}: check {@link
 * #isAvailable} before the first use of the class.
 */
public final class SimdBackend extends GuardedBackend {

  /** About 0.1 ms of one core: what waking another thread must be worth. */
  static final long WORK_PER_THREAD = 1_500_000;

  private static final int WARM_UP_SECONDS = 5;

  private static final String MODULE = "jdk.incubator.vector";

  private final ScanPool pool;
  private final long workPerThread;

  /** A backend that may use all processors. */
  public SimdBackend() {
    this(Runtime.getRuntime().availableProcessors(), WORK_PER_THREAD);
  }

  /**
   * @param threads threads per request, the caller's included, 1 or more
   * @param workPerThread multiplications below which a further thread is not used
   */
  SimdBackend(int threads, long workPerThread) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads: " + threads + " (expected: 1 or more)");
    }
    if (workPerThread < 1) {
      throw new IllegalArgumentException(
          "workPerThread: " + workPerThread + " (expected: 1 or more)");
    }
    this.pool = new ScanPool(threads - 1);
    this.workPerThread = workPerThread;
  }

  /** Whether this JVM was started with the vector module. */
  public static boolean isAvailable() {
    return ModuleLayer.boot().findModule(MODULE).isPresent();
  }

  /**
   * Has the JVM compile the kernels, which takes about a second, so that the first request does not
   * wait for it. Gives up after {@value #WARM_UP_SECONDS} seconds.
   */
  public void warmUp() {
    WarmUp.run(this, TimeUnit.SECONDS.toNanos(WARM_UP_SECONDS));
  }

  @Override
  public String name() {
    return "simd";
  }

  @Override
  public String device() {
    return "CPU, "
        + MicroKernels.SPECIES.vectorBitSize()
        + "-bit vectors, "
        + (pool.size() + 1)
        + " threads";
  }

  @Override
  protected GuardedMatrix build(FloatMatrix items, float @Nullable [] bias) {
    return new SimdMatrix(items, bias, pool, workPerThread);
  }

  @Override
  protected void release() {
    pool.close();
  }
}
