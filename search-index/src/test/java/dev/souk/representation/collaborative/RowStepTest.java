package dev.souk.representation.collaborative;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.souk.kernels.Backends;
import dev.souk.kernels.DenseProducts;
import dev.souk.kernels.FloatMatrix;
import dev.souk.kernels.scalar.ScalarProducts;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The step against the normal equations as the papers write them, in double precision. */
final class RowStepTest {

  private static final long SEED = 2_008L;
  private static final int OTHER_SIDE = 700;
  private static final Stripes STRIPES = Stripes.of(OTHER_SIDE, row -> "row" + row);

  /** Of a factor's length; sums of single precision over some hundred entries. */
  private static final double TOLERANCE = 2e-5;

  private static final int[] RANKS = {1, 7, 16, 17, 40, 64};
  private static final int[] ENTRIES = {0, 1, 2, 5, 16, 17, 39, 40, 41, 63, 64, 65, 128, 129, 300};

  static Stream<Arithmetic> arithmetics() {
    return Stream.of(Arithmetic.plain(), new Arithmetic(new VectorCholesky(), Backends.products()));
  }

  private static FloatMatrix factors(int k, Random random) {
    float[] data = new float[OTHER_SIDE * k];
    for (int i = 0; i < data.length; i++) {
      // Some directions much stronger than others, as in trained models.
      data[i] = (float) (random.nextGaussian() * Math.pow(0.9, i % k));
    }
    return new FloatMatrix(OTHER_SIDE, k, data);
  }

  /** (α₀Q'Q + Σ w q q' + r·I) x = Σ w q, written out. */
  private static double[] reference(AlsConfig config, FloatMatrix q, int[] column, float[] weight) {
    int k = q.cols();
    double[] system = new double[k * k];
    double[] x = new double[k];
    for (int i = 0; i < k; i++) {
      for (int c = 0; c < k; c++) {
        for (int r = 0; r < q.rows(); r++) {
          system[i * k + c] += config.unobserved() * q.get(r, i) * q.get(r, c);
        }
        for (int e = 0; e < column.length; e++) {
          system[i * k + c] += (double) weight[e] * q.get(column[e], i) * q.get(column[e], c);
        }
      }
      system[i * k + i] += config.regularisation(column.length, q.rows());
      for (int e = 0; e < column.length; e++) {
        x[i] += (double) weight[e] * q.get(column[e], i);
      }
    }
    new JavaCholesky().solve(k, system, x);
    return x;
  }

  @ParameterizedTest
  @MethodSource("arithmetics")
  void isTheSolutionOfTheNormalEquations(Arithmetic arithmetic) {
    DenseProducts products = arithmetic.products();
    Random random = new Random(SEED);
    for (int k : RANKS) {
      AlsConfig config = new AlsConfig(k, 0.02, 0.007, 1, 1, 1);
      FloatMatrix q = factors(k, random);
      EigenBasis basis = EigenBasis.of(Gramian.of(q, STRIPES, new ScalarProducts()), k, products);
      PaddedRows padded = PaddedRows.zeros(OTHER_SIDE, k, products);
      for (int r = 0; r < OTHER_SIDE; r++) {
        System.arraycopy(q.row(r), 0, padded.data(), r * padded.stride(), k);
      }
      float[] rotated = new float[padded.data().length];
      basis.rotate(padded.data(), 0, PaddedRows.padded(OTHER_SIDE), rotated);
      RowStep step = new RowStep(config, arithmetic);
      for (int entries : ENTRIES) {
        int[] column = random.ints(0, OTHER_SIDE).distinct().limit(entries).toArray();
        float[] weight = new float[entries];
        for (int e = 0; e < entries; e++) {
          weight[e] = (float) Math.exp(-8 * random.nextDouble());
        }
        float[] out = new float[k];
        step.solve(basis, rotated, column, weight, 0, entries, OTHER_SIDE, out, 0);
        float[] back = basis.back(out);
        double[] expected = reference(config, q, column, weight);
        double length = Math.sqrt(Arrays.stream(expected).map(x -> x * x).sum());
        double[] actual = new double[k];
        Arrays.setAll(actual, i -> back[i]);
        String where = "rank " + k + ", entries " + entries + ", seed " + SEED;
        assertArrayEquals(expected, actual, TOLERANCE * length + 1e-30, where);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("arithmetics")
  void refusesFactorsThatAreNotFinite(Arithmetic arithmetic) {
    DenseProducts products = arithmetic.products();
    AlsConfig config = new AlsConfig(2, 0.02, 0.007, 1, 1, 1);
    EigenBasis basis = EigenBasis.of(new double[] {1, 0, 0, 1}, 2, products);
    float[] q = new float[4 * products.stride(2)];
    q[0] = Float.NaN;
    RowStep step = new RowStep(config, arithmetic);
    for (int entries : new int[] {1, 3}) {
      assertThrows(
          ArithmeticException.class,
          () ->
              step.solve(
                  basis,
                  q,
                  new int[] {0, 1, 2},
                  new float[] {1, 1, 1},
                  0,
                  entries,
                  4,
                  new float[2],
                  0));
    }
    assertThrows(
        ArithmeticException.class,
        () -> EigenBasis.of(new double[] {1, 0, 0, Double.NaN}, 2, products));
  }

  @ParameterizedTest
  @MethodSource("arithmetics")
  void gramianIsTheSumOverAllRowsOnAnyNumberOfThreads(Arithmetic arithmetic) {
    DenseProducts products = arithmetic.products();
    FloatMatrix q = factors(17, new Random(SEED));
    double[] gramian = Gramian.of(q, STRIPES, products);
    for (int i = 0; i < 17; i++) {
      for (int c = 0; c < 17; c++) {
        double sum = 0;
        for (int r = 0; r < OTHER_SIDE; r++) {
          sum += (double) q.get(r, i) * q.get(r, c);
        }
        assertEquals(sum, gramian[i * 17 + c], 1e-3);
      }
    }
    PaddedRows padded = PaddedRows.zeros(OTHER_SIDE, 17, products);
    for (int r = 0; r < OTHER_SIDE; r++) {
      System.arraycopy(q.row(r), 0, padded.data(), r * padded.stride(), 17);
    }
    SideSums sums = SideSums.of(padded, STRIPES, products, AlsLoss.NOT_ASKED);
    try (ParallelRows one = new ParallelRows(1);
        ParallelRows three = new ParallelRows(3)) {
      assertArrayEquals(sums.total(one).gramian(), sums.total(three).gramian(), "threads");
    }
  }
}
