package dev.souk.representation.collaborative;

/**
 * A sparse matrix in compressed rows: row {@code r} is the entries {@code starts[r] .. starts[r +
 * 1])}, in ascending column order. The arrays are shared, never changed.
 *
 * @param columns number of columns
 * @param starts {@code rows + 1} offsets
 * @param column column of each entry
 * @param value value of each entry
 */
record SparseRows(int columns, int[] starts, int[] column, float[] value) {

  int rows() {
    return starts.length - 1;
  }

  int size() {
    return column.length;
  }

  int length(int row) {
    return starts[row + 1] - starts[row];
  }

  /**
   * Rows by falling length, those of equal length in their order. Work begins with the longest, so
   * that none is left for one thread at the end.
   */
  int[] longestFirst() {
    int longest = 0;
    for (int r = 0; r < rows(); r++) {
      longest = Math.max(longest, length(r));
    }
    int[] next = new int[longest + 2];
    for (int r = 0; r < rows(); r++) {
      next[longest - length(r) + 1]++;
    }
    for (int i = 0; i <= longest; i++) {
      next[i + 1] += next[i];
    }
    int[] order = new int[rows()];
    for (int r = 0; r < rows(); r++) {
      order[next[longest - length(r)]++] = r;
    }
    return order;
  }

  /** The same entries by column. */
  SparseRows transposed() {
    int[] next = new int[columns + 1];
    for (int c : column) {
      next[c + 1]++;
    }
    for (int c = 0; c < columns; c++) {
      next[c + 1] += next[c];
    }
    int[] outStarts = next.clone();
    int[] outColumn = new int[column.length];
    float[] outValue = new float[column.length];
    for (int row = 0; row < rows(); row++) {
      for (int e = starts[row]; e < starts[row + 1]; e++) {
        int to = next[column[e]]++;
        outColumn[to] = row;
        outValue[to] = value[e];
      }
    }
    return new SparseRows(rows(), outStarts, outColumn, outValue);
  }
}
