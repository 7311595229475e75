package dev.souk.representation.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TruncatedSvdTest {

  private static final double TOLERANCE = 1e-3;

  @Test
  void agreesWithADenseReferenceOnSingularValuesAndSubspace() {
    SplittableRandom random = new SplittableRandom(Corpus.seed());
    int dims = 6;
    double[][] dense = sparseWithPlantedSpectrum(random, 150, 90, dims);
    ReferenceSvd reference = new ReferenceSvd(dense);
    TruncatedSvd svd = TruncatedSvd.of(sparse(dense), dims, 10, 4, random.nextLong(), done -> {});
    assertEquals(dims, svd.singularValues().length);
    double overlap = 0;
    for (int j = 0; j < dims; j++) {
      double expected = reference.singularValue(j);
      assertEquals(expected, svd.singularValues()[j], TOLERANCE * expected);
      for (int i = 0; i < dims; i++) {
        double cosine = ReferenceSvd.dot(column(svd.rightVectors(), j), reference.right(i));
        overlap += cosine * cosine;
      }
    }
    // The squared cosines between two bases of one subspace add up to its dimension.
    assertEquals(dims, overlap, TOLERANCE);
  }

  @Test
  void rightVectorsAreOrthonormalWithTheLargestComponentPositive() {
    SplittableRandom random = new SplittableRandom(Corpus.seed());
    double[][] dense = sparseWithPlantedSpectrum(random, 60, 70, 5);
    Dense right = TruncatedSvd.of(sparse(dense), 12, 8, 3, 7, done -> {}).rightVectors();
    for (int i = 0; i < right.cols(); i++) {
      double[] a = column(right, i);
      for (int j = 0; j <= i; j++) {
        assertEquals(i == j ? 1 : 0, ReferenceSvd.dot(a, column(right, j)), 1e-6);
      }
      double largest = 0;
      for (double value : a) {
        largest = Math.abs(value) > Math.abs(largest) ? value : largest;
      }
      assertTrue(largest > 0, "largest component of vector " + i + ": " + largest);
    }
  }

  @Test
  void givesNoMoreValuesThanTheRank() {
    double[][] repeated = new double[40][30];
    for (int r = 0; r < repeated.length; r++) {
      for (int c = r % 3; c < 30; c += 3) {
        repeated[r][c] = 1 + r % 3;
      }
    }
    TruncatedSvd svd = TruncatedSvd.of(sparse(repeated), 10, 5, 2, 1, done -> {});
    // Three blocks of identical rows: 13, 13 and 14 of them, of length (1 + block) · √10.
    assertArrayEquals(
        new double[] {
          3 * Math.sqrt(13 * 10), 2 * Math.sqrt(13 * 10), Math.sqrt(14 * 10),
        },
        svd.singularValues(),
        1e-9);
  }

  @Test
  void tellsEachPass() {
    List<Integer> passes = new ArrayList<>();
    TruncatedSvd.of(sparse(new double[][] {{1, 2}, {3, 4}}), 2, 0, 2, 1, passes::add);
    assertEquals(List.of(1, 2, 3, 4, 5, 6), passes);
    assertEquals(6, TruncatedSvd.passes(2));
  }

  /** Sparse noise and a few strong groups, so that there is a gap after {@code dims} values. */
  private static double[][] sparseWithPlantedSpectrum(
      SplittableRandom random, int rows, int cols, int dims) {
    double[][] dense = new double[rows][cols];
    for (int r = 0; r < rows; r++) {
      int group = r % dims;
      for (int c = 0; c < cols; c++) {
        if (c % dims == group) {
          dense[r][c] = (1 + group) * (0.8 + 0.4 * random.nextDouble());
        } else if (random.nextInt(10) == 0) {
          dense[r][c] = 0.2 * random.nextDouble();
        }
      }
    }
    return dense;
  }

  private static SparseRows sparse(double[][] dense) {
    int cols = dense[0].length;
    SparseRows rows = new SparseRows(dense.length, cols);
    for (double[] row : dense) {
      int[] columns = new int[cols];
      double[] values = new double[cols];
      int size = 0;
      for (int c = 0; c < cols; c++) {
        if (row[c] != 0) {
          columns[size] = c;
          values[size++] = row[c];
        }
      }
      rows.addRow(columns, values, size);
    }
    return rows;
  }

  private static double[] column(Dense matrix, int j) {
    double[] column = new double[matrix.rows()];
    for (int r = 0; r < column.length; r++) {
      column[r] = matrix.data()[r * matrix.cols() + j];
    }
    return column;
  }
}
