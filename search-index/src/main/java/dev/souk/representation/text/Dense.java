package dev.souk.representation.text;

/**
 * A tall dense matrix of doubles, row-major: many rows, few columns.
 *
 * @param rows number of rows
 * @param cols number of columns
 * @param data {@code rows * cols} values; not copied
 */
record Dense(int rows, int cols, double[] data) {

  Dense(int rows, int cols) {
    this(rows, cols, new double[Math.multiplyExact(rows, cols)]);
  }

  /** The Gram matrix {@code MᵀM}, {@code cols * cols} values. */
  double[] gram() {
    double[] gram = new double[cols * cols];
    for (int r = 0; r < rows; r++) {
      int row = r * cols;
      for (int i = 0; i < cols; i++) {
        double factor = data[row + i];
        int target = i * cols;
        for (int j = i; j < cols; j++) {
          gram[target + j] += factor * data[row + j];
        }
      }
    }
    for (int i = 1; i < cols; i++) {
      for (int j = 0; j < i; j++) {
        gram[i * cols + j] = gram[j * cols + i];
      }
    }
    return gram;
  }

  /** {@code M · small}, where {@code small} is {@code cols × width}, row-major. */
  Dense times(double[] small, int width) {
    Dense product = new Dense(rows, width);
    for (int r = 0; r < rows; r++) {
      int target = r * width;
      for (int i = 0; i < cols; i++) {
        double factor = data[r * cols + i];
        int source = i * width;
        for (int j = 0; j < width; j++) {
          product.data[target + j] += factor * small[source + j];
        }
      }
    }
    return product;
  }

  /**
   * Orthonormal columns that span what the columns of this matrix span; fewer columns if some
   * depend on others. Two rounds through the eigenvectors of the Gram matrix: the first loses half
   * of the digits to squaring, the second wins them back.
   */
  Dense orthonormal() {
    return whitened().whitened();
  }

  private Dense whitened() {
    SymmetricEigen eigen = SymmetricEigen.of(gram(), cols);
    int rank = eigen.rank();
    double[] scaled = new double[cols * rank];
    for (int j = 0; j < rank; j++) {
      double scale = 1 / Math.sqrt(eigen.value(j));
      for (int i = 0; i < cols; i++) {
        scaled[i * rank + j] = eigen.vector(i, j) * scale;
      }
    }
    return times(scaled, rank);
  }
}
