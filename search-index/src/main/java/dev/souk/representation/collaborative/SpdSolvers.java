package dev.souk.representation.collaborative;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chooses the {@link SpdSolver} of this process, once, and logs why. Thread-safe. */
public final class SpdSolvers {

  private static final Logger LOG = LoggerFactory.getLogger(SpdSolvers.class);

  private SpdSolvers() {}

  /**
   * jblas where its native library loads (it needs the system's libgfortran5) and is told to keep
   * to the calling thread; else plain Java.
   */
  public static SpdSolver preferred() {
    return Holder.CHOSEN;
  }

  /**
   * Decides for one setting of the environment.
   *
   * @param blasThreads the value of {@code OPENBLAS_NUM_THREADS}, empty if unset: more than one
   *     thread inside each of our own parallel solves is slower than either alone
   */
  static SpdSolver choose(String blasThreads) {
    if (!blasThreads.equals("1")) {
      LOG.info(
          "dense solver: java, because OPENBLAS_NUM_THREADS is '{}' (jblas wants: 1)", blasThreads);
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

  private static final class Holder {
    static final SpdSolver CHOSEN =
        choose(System.getenv().getOrDefault("OPENBLAS_NUM_THREADS", ""));
  }
}
