package dev.souk.representation.collaborative;

import dev.souk.kernels.FloatMatrix;

/**
 * The Gramian of rows of a place, a one and a factor: all that a regression needs to know of them.
 * Moments of several sets of rows add up. Used by one thread.
 */
final class Moments {

  private final int dims;
  private final int rank;
  private final int width;
  private final double[] sums;

  Moments(int dims, int rank) {
    this.dims = dims;
    this.rank = rank;
    width = dims + 1 + rank;
    sums = new double[width * width];
  }

  void add(double[] gramian) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += gramian[i];
    }
  }

  void add(Moments other) {
    add(other.sums);
  }

  /** The rows of this that are not rows of {@code part}. */
  Moments without(Moments part) {
    Moments rest = new Moments(dims, rank);
    for (int i = 0; i < sums.length; i++) {
      rest.sums[i] = sums[i] - part.sums[i];
    }
    return rest;
  }

  private double of(int row, int column) {
    return sums[row * width + column];
  }

  /** Weights (dims + 1) × rank; what is added to all is not shrunk. */
  double[] regression(double ridge) {
    int n = dims + 1;
    SpdSolver solver = new JavaCholesky();
    double[] weights = new double[n * rank];
    double[] a = new double[n * n];
    double[] b = new double[n];
    for (int c = 0; c < rank; c++) {
      for (int i = 0; i < n; i++) {
        System.arraycopy(sums, i * width, a, i * n, n);
        a[i * n + i] += i < dims ? ridge : 0;
        b[i] = of(i, n + c);
      }
      if (!solver.solve(n, a, b)) {
        throw new IllegalStateException(
            "ridge: " + ridge + " (expected: enough to make places independent)");
      }
      for (int i = 0; i < n; i++) {
        weights[i * rank + c] = b[i];
      }
    }
    return weights;
  }

  /** The squared error of these weights on the rows of this. */
  double error(double[] weights) {
    int n = dims + 1;
    double error = 0;
    for (int c = 0; c < rank; c++) {
      error += of(n + c, n + c);
      for (int i = 0; i < n; i++) {
        double weight = weights[i * rank + c];
        double product = 0;
        for (int j = 0; j < n; j++) {
          product += of(i, j) * weights[j * rank + c];
        }
        error += weight * (product - 2 * of(i, n + c));
      }
    }
    return error;
  }

  /** The squared error on the rows of this if all are said to be as the mean of {@code others}. */
  double errorOfMean(Moments others) {
    double[] mean = new double[(dims + 1) * rank];
    for (int c = 0; c < rank; c++) {
      mean[dims * rank + c] = others.of(dims, dims + 1 + c) / others.of(dims, dims);
    }
    return error(mean);
  }

  FloatMatrix floats(double[] weights) {
    float[] data = new float[weights.length];
    for (int i = 0; i < data.length; i++) {
      data[i] = (float) weights[i];
    }
    return new FloatMatrix(dims + 1, rank, data);
  }
}
