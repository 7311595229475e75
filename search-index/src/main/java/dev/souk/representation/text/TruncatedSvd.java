package dev.souk.representation.text;

import java.util.SplittableRandom;
import java.util.function.IntConsumer;

/**
 * The largest singular values of a sparse matrix and their right singular vectors.
 *
 * <p>Randomised subspace iteration: Halko, Martinsson and Tropp, "Finding structure with
 * randomness" (2011), algorithms 4.4 and 5.1. Each vector's component of largest magnitude is
 * positive.
 *
 * @param singularValues descending, all above zero; none if the matrix is zero
 * @param rightVectors one row per column of the matrix, one column per singular value
 */
record TruncatedSvd(double[] singularValues, Dense rightVectors) {

  /** How often {@link #of} multiplies by the matrix or its transpose. */
  static int passes(int powerIterations) {
    return 2 + 2 * powerIterations;
  }

  /**
   * @param matrix what to decompose
   * @param dims how many singular values; fewer come back if the rank is lower
   * @param oversampling additional random directions, which make the last values accurate
   * @param powerIterations rounds that sharpen slowly falling spectra, such as those of text
   * @param seed the same seed gives the same bits
   * @param passed told the number of passes done, after each
   */
  static TruncatedSvd of(
      SparseRows matrix,
      int dims,
      int oversampling,
      int powerIterations,
      long seed,
      IntConsumer passed) {
    int width = Math.min(dims + oversampling, Math.min(matrix.rows(), matrix.cols()));
    Dense left = matrix.times(gaussian(matrix.cols(), width, seed)).orthonormal();
    passed.accept(1);
    for (int i = 0; i < powerIterations; i++) {
      Dense right = matrix.transposeTimes(left).orthonormal();
      passed.accept(2 + 2 * i);
      left = matrix.times(right).orthonormal();
      passed.accept(3 + 2 * i);
    }
    Dense projected = matrix.transposeTimes(left);
    TruncatedSvd svd = ofTall(projected, dims);
    passed.accept(passes(powerIterations));
    return svd;
  }

  /** The left singular vectors of a tall matrix, which are the right ones of its transpose. */
  private static TruncatedSvd ofTall(Dense tall, int dims) {
    int width = tall.cols();
    SymmetricEigen eigen = SymmetricEigen.of(tall.gram(), width);
    int rank = Math.min(dims, eigen.rank());
    double[] singularValues = new double[rank];
    double[] scaled = new double[width * rank];
    for (int j = 0; j < rank; j++) {
      singularValues[j] = Math.sqrt(eigen.value(j));
      for (int i = 0; i < width; i++) {
        scaled[i * rank + j] = eigen.vector(i, j) / singularValues[j];
      }
    }
    Dense vectors = tall.times(scaled, rank);
    fixSigns(vectors);
    return new TruncatedSvd(singularValues, vectors);
  }

  private static void fixSigns(Dense vectors) {
    int cols = vectors.cols();
    double[] data = vectors.data();
    for (int j = 0; j < cols; j++) {
      double largest = 0;
      for (int at = j; at < data.length; at += cols) {
        if (Math.abs(data[at]) > Math.abs(largest)) {
          largest = data[at];
        }
      }
      if (largest < 0) {
        for (int at = j; at < data.length; at += cols) {
          data[at] = -data[at];
        }
      }
    }
  }

  private static Dense gaussian(int rows, int cols, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Dense sketch = new Dense(rows, cols);
    double[] data = sketch.data();
    for (int i = 0; i < data.length; i++) {
      data[i] = random.nextGaussian();
    }
    return sketch;
  }
}
