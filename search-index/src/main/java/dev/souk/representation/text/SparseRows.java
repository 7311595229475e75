package dev.souk.representation.text;

import java.util.Arrays;

/** A sparse matrix in compressed rows; built row by row, then only multiplied. */
final class SparseRows {

  private static final int FIRST_CAPACITY = 1024;

  private final int cols;
  private final int[] starts;
  private int rows;
  private int[] columns = new int[FIRST_CAPACITY];
  private double[] values = new double[FIRST_CAPACITY];

  /** An empty matrix with room for {@code maxRows} rows. */
  SparseRows(int maxRows, int cols) {
    this.cols = cols;
    starts = new int[maxRows + 1];
  }

  int rows() {
    return rows;
  }

  int cols() {
    return cols;
  }

  /** Adds a row with {@code size} entries. */
  void addRow(int[] rowColumns, double[] rowValues, int size) {
    int from = starts[rows];
    int to = Math.addExact(from, size);
    if (to > columns.length) {
      int capacity = (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(to, columns.length * 2L));
      columns = Arrays.copyOf(columns, capacity);
      values = Arrays.copyOf(values, capacity);
    }
    System.arraycopy(rowColumns, 0, columns, from, size);
    System.arraycopy(rowValues, 0, values, from, size);
    rows++;
    starts[rows] = to;
  }

  /** {@code A · right}, of {@code cols} rows. */
  Dense times(Dense right) {
    int width = right.cols();
    Dense product = new Dense(rows, width);
    for (int r = 0; r < rows; r++) {
      for (int e = starts[r]; e < starts[r + 1]; e++) {
        axpy(values[e], right.data(), columns[e] * width, product.data(), r * width, width);
      }
    }
    return product;
  }

  /** {@code Aᵀ · right}, of {@code rows} rows. */
  Dense transposeTimes(Dense right) {
    int width = right.cols();
    Dense product = new Dense(cols, width);
    for (int r = 0; r < rows; r++) {
      for (int e = starts[r]; e < starts[r + 1]; e++) {
        axpy(values[e], right.data(), r * width, product.data(), columns[e] * width, width);
      }
    }
    return product;
  }

  private static void axpy(
      double factor, double[] source, int from, double[] target, int to, int length) {
    for (int i = 0; i < length; i++) {
      target[to + i] += factor * source[from + i];
    }
  }
}
