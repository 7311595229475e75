package dev.souk.representation.collaborative;

import dev.souk.kernels.simd.SimdBackend;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses the {@link SpdSolver} and logs why: vector instructions where the JVM has them. Without,
 * jblas on one thread, as its library gives wrong answers when two threads are in it at once and
 * calls to it wait for one another; else plain Java.
 */
public final class SpdSolvers {

  private static final Logger LOG = LoggerFactory.getLogger(SpdSolvers.class);

  private SpdSolvers() {}

  /** For work on many threads at once, such as requests: plain Java, which never waits. */
  public static SpdSolver concurrent() {
    return new JavaCholesky();
  }

  /**
   * For training on {@code threads} threads. jblas is considered on one, if its native library
   * loads here (it needs the system's libgfortran5) and {@code OPENBLAS_NUM_THREADS} keeps it from
   * starting threads of its own.
   */
  public static SpdSolver forTraining(int threads) {
    if (SimdBackend.isAvailable()) {
      LOG.info("dense solver: simd, the JVM has the vector module");
      return new VectorCholesky();
    }
    return withoutVectors(threads, System.getenv().getOrDefault("OPENBLAS_NUM_THREADS", ""));
  }

  static SpdSolver withoutVectors(int threads, String blasThreads) {
    if (threads != 1) {
      LOG.info("dense solver: java, because jblas serves one thread and training has {}", threads);
      return new JavaCholesky();
    }
    if (!blasThreads.equals("1")) {
      LOG.info("dense solver: java, because OPENBLAS_NUM_THREADS is '{}', not 1", blasThreads);
      return new JavaCholesky();
    }
    try {
      SpdSolver solver = new JblasCholesky();
      LOG.info("dense solver: jblas, its native library answered the probe");
      return solver;
    } catch (LinkageError | ArithmeticException e) {
      LOG.info("dense solver: java, because jblas cannot be used here: {}", e.toString());
      return new JavaCholesky();
    }
  }
}
