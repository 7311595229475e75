package dev.souk.kernels;

import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Seeded problems; {@code -Dsouk.seed=N} repeats a run. */
public final class Cases {

  private static final long SEED = Long.getLong("souk.seed", System.nanoTime());

  static {
    System.out.println("repeat with -Dsouk.seed=" + SEED);
  }

  private Cases() {}

  /** A generator for one test, the same for the same seed and salt. */
  public static SplittableRandom random(long salt) {
    return new SplittableRandom(SEED ^ salt * 0x9E3779B97F4A7C15L);
  }

  /**
   * Small whole numbers: every sum is exact in float32 whatever the order, so ids must agree, and
   * many scores are equal.
   */
  public static FloatMatrix whole(SplittableRandom random, int rows, int cols) {
    float[] data = new float[rows * cols];
    for (int i = 0; i < data.length; i++) {
      data[i] = random.nextInt(-3, 4);
    }
    return new FloatMatrix(rows, cols, data);
  }

  /** Values of a normal distribution. */
  public static FloatMatrix normal(SplittableRandom random, int rows, int cols) {
    float[] data = new float[rows * cols];
    for (int i = 0; i < data.length; i++) {
      data[i] = (float) random.nextGaussian();
    }
    return new FloatMatrix(rows, cols, data);
  }

  /** A bit set over {@code rows} in which each bit is set with probability {@code density}. */
  public static long[] bits(SplittableRandom random, int rows, double density) {
    long[] words = new long[(rows + 63) / 64];
    for (int row = 0; row < rows; row++) {
      if (random.nextDouble() < density) {
        words[row >>> 6] |= 1L << row;
      }
    }
    return words;
  }

  /**
   * The masks of a case by number: none, shared of several densities, full, short, per query, both.
   */
  public static RowMask mask(SplittableRandom random, int kind, int queries, int rows) {
    return switch (kind) {
      case 0 -> RowMask.NONE;
      case 1 -> new RowMask(bits(random, rows, 0.5), null);
      case 2 -> new RowMask(bits(random, rows, 0.99), null);
      case 3 -> new RowMask(bits(random, rows, 1), null);
      case 4 -> new RowMask(bits(random, rows / 2, 0.9), null);
      case 5 -> new RowMask(null, perQuery(random, queries, rows));
      default -> new RowMask(bits(random, rows, 0.3), perQuery(random, queries, rows));
    };
  }

  /** How many numbers {@link #mask} knows. */
  public static final int MASKS = 7;

  private static long[] @Nullable [] perQuery(SplittableRandom random, int queries, int rows) {
    long[] @Nullable [] sets = new long[queries][];
    for (int q = 0; q < queries; q++) {
      sets[q] = q % 3 == 0 ? null : bits(random, rows, q % 3 == 1 ? 0.05 : 0.95);
    }
    return sets;
  }
}
