package dev.souk.kernels;

import dev.souk.kernels.scalar.ScalarBackend;
import java.util.Optional;
import java.util.SplittableRandom;

/** Compares a backend with the scalar reference on a small problem, before it serves anybody. */
final class SelfCheck {

  private static final int ITEMS = 1003;
  private static final int DIMS = 24;
  private static final int QUERIES = 11;
  private static final int PLACES = 10;
  private static final float TOLERANCE = 1e-4f;

  private SelfCheck() {}

  /**
   * Runs the check.
   *
   * @return what is wrong, or empty if nothing is
   */
  static Optional<String> failure(SimilarityBackend backend) {
    SplittableRandom random = new SplittableRandom(20251);
    FloatMatrix items = random(random, ITEMS, DIMS);
    FloatMatrix queries = random(random, QUERIES, DIMS);
    float[] bias = random(random, 1, ITEMS).data();
    long[] shared = random.longs(ITEMS / 64).map(word -> word & random.nextLong()).toArray();
    RowMask mask = new RowMask(shared, null);
    try (SimilarityBackend reference = new ScalarBackend();
        ItemMatrix expected = reference.load(items, bias);
        ItemMatrix actual = backend.load(items, bias)) {
      return difference(expected.topK(queries, PLACES, mask), actual.topK(queries, PLACES, mask));
    } catch (RuntimeException | LinkageError e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private static Optional<String> difference(TopK expected, TopK actual) {
    for (int q = 0; q < QUERIES; q++) {
      for (int rank = 0; rank < PLACES; rank++) {
        float want = expected.score(q, rank);
        float got = actual.score(q, rank);
        // A magnitude of 1 is typical of these scores; equal ids are not asked, near ties may swap.
        if (!(Math.abs(want - got) <= TOLERANCE * Math.max(1, Math.abs(want)))) {
          return Optional.of(
              "score of query "
                  + q
                  + " at rank "
                  + rank
                  + ": "
                  + got
                  + " (expected: "
                  + want
                  + ")");
        }
      }
    }
    return Optional.empty();
  }

  private static FloatMatrix random(SplittableRandom random, int rows, int cols) {
    float[] data = new float[rows * cols];
    for (int i = 0; i < data.length; i++) {
      data[i] = (float) random.nextDouble(-1, 1);
    }
    return new FloatMatrix(rows, cols, data);
  }
}
