package dev.souk.kernels.simd;

import dev.souk.kernels.FloatMatrix;
import dev.souk.kernels.ItemMatrix;
import dev.souk.kernels.RowMask;
import dev.souk.kernels.SimilarityBackend;
import java.util.SplittableRandom;

/**
 * Runs the micro-kernels on a small problem until the JVM has compiled them. Before that each
 * vector is an object, and one request over a large matrix would take seconds.
 *
 * <p>The problem has a bias, masks and thresholds of both outcomes, so that the compiled code has
 * seen every branch and is not thrown away at the first real request.
 */
final class WarmUp {

  private static final int ITEMS = 1024;
  private static final int DIMS = 16;
  private static final int PLACES = 5;

  /** One batch for each width of block. */
  private static final int[] BATCHES = {1, 4, 6};

  /** A round of compiled code takes a tenth of this, of interpreted code ten times this. */
  private static final long FAST_NANOS = 500_000;

  private static final int FAST_ROUNDS = 20;

  private WarmUp() {}

  /**
   * Runs until rounds are fast.
   *
   * @param limitNanos gives up after this time, as on a JVM that never compiles
   */
  static void run(SimilarityBackend backend, long limitNanos) {
    SplittableRandom random = new SplittableRandom(7);
    FloatMatrix items = random(random, ITEMS);
    FloatMatrix[] queries = new FloatMatrix[BATCHES.length];
    for (int i = 0; i < queries.length; i++) {
      queries[i] = random(random, BATCHES[i]);
    }
    long[] filter = random.longs(ITEMS / 64).toArray();
    filter[1] = -1L; // panels that are skipped whole
    RowMask[] masks = {RowMask.NONE, new RowMask(filter, null)};
    long start = System.nanoTime();
    int fast = 0;
    try (ItemMatrix matrix = backend.load(items, new float[ITEMS])) {
      while (fast < FAST_ROUNDS && System.nanoTime() - start < limitNanos) {
        long began = System.nanoTime();
        for (FloatMatrix batch : queries) {
          for (RowMask mask : masks) {
            matrix.topK(batch, PLACES, mask);
          }
        }
        fast = System.nanoTime() - began < FAST_NANOS ? fast + 1 : 0;
      }
    }
  }

  private static FloatMatrix random(SplittableRandom random, int rows) {
    float[] data = new float[rows * DIMS];
    for (int i = 0; i < data.length; i++) {
      data[i] = (float) random.nextDouble(-1, 1);
    }
    return new FloatMatrix(rows, DIMS, data);
  }
}
