package dev.souk.representation.collaborative;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses the {@link SpdSolver} and logs why.
 *
 * <p>jblas is faster on one thread (measured at rank 64: 10 against 14 µs, at 128: 41 against 84),
 * but its library gives wrong answers when two threads are in it at once, so calls to it wait for
 * one another and two threads of plain Java are as fast or faster.
 */
public final class SpdSolvers {

  private static final Logger LOG = LoggerFactory.getLogger(SpdSolvers.class);

  private SpdSolvers() {}

  /** For work on many threads at once, such as requests: plain Java, which never waits. */
  public static SpdSolver concurrent() {
    return new JavaCholesky();
  }

  /**
   * For training on {@code threads} threads: jblas on one, if its native library loads here (it
   * needs the system's libgfortran5) and {@code OPENBLAS_NUM_THREADS} keeps it from starting
   * threads of its own; else plain Java.
   */
  public static SpdSolver forTraining(int threads) {
    return choose(threads, System.getenv().getOrDefault("OPENBLAS_NUM_THREADS", ""));
  }

  static SpdSolver choose(int threads, String blasThreads) {
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
