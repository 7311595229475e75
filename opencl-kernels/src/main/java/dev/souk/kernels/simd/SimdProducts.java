package dev.souk.kernels.simd;

import dev.souk.kernels.DenseProducts;
import jdk.incubator.vector.FloatVector;

/**
 * {@link DenseProducts} with vector instructions: tiles of four rows by two vectors, so that eight
 * sums stay in registers while six loads feed eight multiplications. Needs {@code
 * --add-modules=jdk.incubator.vector}: check {@link SimdBackend#isAvailable} first.
 */
public final class SimdProducts implements DenseProducts {

  private static final int LANES = MicroKernels.LANES;

  @Override
  public String name() {
    return "simd";
  }

  @Override
  public int width() {
    return Math.max(LANES, ROWS);
  }

  @Override
  public void addGram(float[] x, int from, int rows, int columns, int stride, float[] c) {
    for (int i = 0; i < columns; i += ROWS) {
      int j = i / LANES * LANES;
      for (; j + 2 * LANES <= stride; j += 2 * LANES) {
        gramOfTwo(x, from, rows, stride, i, j, c);
      }
      if (j < stride) {
        gramOfOne(x, from, rows, stride, i, j, c);
      }
    }
  }

  private static void gramOfTwo(
      float[] x, int from, int rows, int stride, int i, int j, float[] c) {
    int to = i * stride + j;
    FloatVector a0 = FloatVector.fromArray(MicroKernels.SPECIES, c, to);
    FloatVector b0 = FloatVector.fromArray(MicroKernels.SPECIES, c, to + LANES);
    FloatVector a1 = FloatVector.fromArray(MicroKernels.SPECIES, c, to + stride);
    FloatVector b1 = FloatVector.fromArray(MicroKernels.SPECIES, c, to + stride + LANES);
    FloatVector a2 = FloatVector.fromArray(MicroKernels.SPECIES, c, to + 2 * stride);
    FloatVector b2 = FloatVector.fromArray(MicroKernels.SPECIES, c, to + 2 * stride + LANES);
    FloatVector a3 = FloatVector.fromArray(MicroKernels.SPECIES, c, to + 3 * stride);
    FloatVector b3 = FloatVector.fromArray(MicroKernels.SPECIES, c, to + 3 * stride + LANES);
    int row = from;
    for (int r = 0; r < rows; r++) {
      FloatVector left = FloatVector.fromArray(MicroKernels.SPECIES, x, row + j);
      FloatVector right = FloatVector.fromArray(MicroKernels.SPECIES, x, row + j + LANES);
      FloatVector f0 = FloatVector.broadcast(MicroKernels.SPECIES, x[row + i]);
      a0 = left.fma(f0, a0);
      b0 = right.fma(f0, b0);
      FloatVector f1 = FloatVector.broadcast(MicroKernels.SPECIES, x[row + i + 1]);
      a1 = left.fma(f1, a1);
      b1 = right.fma(f1, b1);
      FloatVector f2 = FloatVector.broadcast(MicroKernels.SPECIES, x[row + i + 2]);
      a2 = left.fma(f2, a2);
      b2 = right.fma(f2, b2);
      FloatVector f3 = FloatVector.broadcast(MicroKernels.SPECIES, x[row + i + 3]);
      a3 = left.fma(f3, a3);
      b3 = right.fma(f3, b3);
      row += stride;
    }
    a0.intoArray(c, to);
    b0.intoArray(c, to + LANES);
    a1.intoArray(c, to + stride);
    b1.intoArray(c, to + stride + LANES);
    a2.intoArray(c, to + 2 * stride);
    b2.intoArray(c, to + 2 * stride + LANES);
    a3.intoArray(c, to + 3 * stride);
    b3.intoArray(c, to + 3 * stride + LANES);
  }

  private static void gramOfOne(
      float[] x, int from, int rows, int stride, int i, int j, float[] c) {
    int to = i * stride + j;
    FloatVector a0 = FloatVector.fromArray(MicroKernels.SPECIES, c, to);
    FloatVector a1 = FloatVector.fromArray(MicroKernels.SPECIES, c, to + stride);
    FloatVector a2 = FloatVector.fromArray(MicroKernels.SPECIES, c, to + 2 * stride);
    FloatVector a3 = FloatVector.fromArray(MicroKernels.SPECIES, c, to + 3 * stride);
    int row = from;
    for (int r = 0; r < rows; r++) {
      FloatVector left = FloatVector.fromArray(MicroKernels.SPECIES, x, row + j);
      a0 = left.fma(FloatVector.broadcast(MicroKernels.SPECIES, x[row + i]), a0);
      a1 = left.fma(FloatVector.broadcast(MicroKernels.SPECIES, x[row + i + 1]), a1);
      a2 = left.fma(FloatVector.broadcast(MicroKernels.SPECIES, x[row + i + 2]), a2);
      a3 = left.fma(FloatVector.broadcast(MicroKernels.SPECIES, x[row + i + 3]), a3);
      row += stride;
    }
    a0.intoArray(c, to);
    a1.intoArray(c, to + stride);
    a2.intoArray(c, to + 2 * stride);
    a3.intoArray(c, to + 3 * stride);
  }

  @Override
  public void multiply(float[] x, int from, int rows, int stride, float[] b, float[] out) {
    int j = 0;
    // Columns outside: the two vectors' part of b stays in the cache for all rows.
    for (; j + 2 * LANES <= stride; j += 2 * LANES) {
      for (int r = 0; r < rows; r += ROWS) {
        productOfTwo(x, from + r * stride, stride, b, j, out, r * stride + j);
      }
    }
    if (j < stride) {
      for (int r = 0; r < rows; r += ROWS) {
        productOfOne(x, from + r * stride, stride, b, j, out, r * stride + j);
      }
    }
  }

  private static void productOfTwo(
      float[] x, int from, int stride, float[] b, int j, float[] out, int to) {
    FloatVector a0 = FloatVector.zero(MicroKernels.SPECIES);
    FloatVector b0 = FloatVector.zero(MicroKernels.SPECIES);
    FloatVector a1 = FloatVector.zero(MicroKernels.SPECIES);
    FloatVector b1 = FloatVector.zero(MicroKernels.SPECIES);
    FloatVector a2 = FloatVector.zero(MicroKernels.SPECIES);
    FloatVector b2 = FloatVector.zero(MicroKernels.SPECIES);
    FloatVector a3 = FloatVector.zero(MicroKernels.SPECIES);
    FloatVector b3 = FloatVector.zero(MicroKernels.SPECIES);
    int row = j;
    for (int d = from; d < from + stride; d++) {
      FloatVector left = FloatVector.fromArray(MicroKernels.SPECIES, b, row);
      FloatVector right = FloatVector.fromArray(MicroKernels.SPECIES, b, row + LANES);
      FloatVector f0 = FloatVector.broadcast(MicroKernels.SPECIES, x[d]);
      a0 = left.fma(f0, a0);
      b0 = right.fma(f0, b0);
      FloatVector f1 = FloatVector.broadcast(MicroKernels.SPECIES, x[d + stride]);
      a1 = left.fma(f1, a1);
      b1 = right.fma(f1, b1);
      FloatVector f2 = FloatVector.broadcast(MicroKernels.SPECIES, x[d + 2 * stride]);
      a2 = left.fma(f2, a2);
      b2 = right.fma(f2, b2);
      FloatVector f3 = FloatVector.broadcast(MicroKernels.SPECIES, x[d + 3 * stride]);
      a3 = left.fma(f3, a3);
      b3 = right.fma(f3, b3);
      row += stride;
    }
    a0.intoArray(out, to);
    b0.intoArray(out, to + LANES);
    a1.intoArray(out, to + stride);
    b1.intoArray(out, to + stride + LANES);
    a2.intoArray(out, to + 2 * stride);
    b2.intoArray(out, to + 2 * stride + LANES);
    a3.intoArray(out, to + 3 * stride);
    b3.intoArray(out, to + 3 * stride + LANES);
  }

  private static void productOfOne(
      float[] x, int from, int stride, float[] b, int j, float[] out, int to) {
    FloatVector a0 = FloatVector.zero(MicroKernels.SPECIES);
    FloatVector a1 = FloatVector.zero(MicroKernels.SPECIES);
    FloatVector a2 = FloatVector.zero(MicroKernels.SPECIES);
    FloatVector a3 = FloatVector.zero(MicroKernels.SPECIES);
    int row = j;
    for (int d = from; d < from + stride; d++) {
      FloatVector left = FloatVector.fromArray(MicroKernels.SPECIES, b, row);
      a0 = left.fma(FloatVector.broadcast(MicroKernels.SPECIES, x[d]), a0);
      a1 = left.fma(FloatVector.broadcast(MicroKernels.SPECIES, x[d + stride]), a1);
      a2 = left.fma(FloatVector.broadcast(MicroKernels.SPECIES, x[d + 2 * stride]), a2);
      a3 = left.fma(FloatVector.broadcast(MicroKernels.SPECIES, x[d + 3 * stride]), a3);
      row += stride;
    }
    a0.intoArray(out, to);
    a1.intoArray(out, to + stride);
    a2.intoArray(out, to + 2 * stride);
    a3.intoArray(out, to + 3 * stride);
  }

  @Override
  public void subtract(Block c, Block a, Block b, int depth) {
    for (int r = 0; r < BLOCK; r += ROWS) {
      for (int j = 0; j < BLOCK; j += 2 * LANES) {
        subtractTile(c, a, b, depth, r, j);
      }
    }
  }

  private static void subtractTile(Block c, Block a, Block b, int depth, int r, int j) {
    float[] factors = a.data();
    float[] x = b.data();
    int at0 = a.at() + r * a.row();
    int at1 = at0 + a.row();
    int at2 = at1 + a.row();
    int at3 = at2 + a.row();
    FloatVector a0 = FloatVector.zero(MicroKernels.SPECIES);
    FloatVector b0 = FloatVector.zero(MicroKernels.SPECIES);
    FloatVector a1 = FloatVector.zero(MicroKernels.SPECIES);
    FloatVector b1 = FloatVector.zero(MicroKernels.SPECIES);
    FloatVector a2 = FloatVector.zero(MicroKernels.SPECIES);
    FloatVector b2 = FloatVector.zero(MicroKernels.SPECIES);
    FloatVector a3 = FloatVector.zero(MicroKernels.SPECIES);
    FloatVector b3 = FloatVector.zero(MicroKernels.SPECIES);
    int row = b.at() + j;
    for (int d = 0; d < depth; d++) {
      FloatVector left = FloatVector.fromArray(MicroKernels.SPECIES, x, row);
      FloatVector right = FloatVector.fromArray(MicroKernels.SPECIES, x, row + LANES);
      FloatVector f0 = FloatVector.broadcast(MicroKernels.SPECIES, factors[at0]);
      a0 = left.fma(f0, a0);
      b0 = right.fma(f0, b0);
      FloatVector f1 = FloatVector.broadcast(MicroKernels.SPECIES, factors[at1]);
      a1 = left.fma(f1, a1);
      b1 = right.fma(f1, b1);
      FloatVector f2 = FloatVector.broadcast(MicroKernels.SPECIES, factors[at2]);
      a2 = left.fma(f2, a2);
      b2 = right.fma(f2, b2);
      FloatVector f3 = FloatVector.broadcast(MicroKernels.SPECIES, factors[at3]);
      a3 = left.fma(f3, a3);
      b3 = right.fma(f3, b3);
      at0 += a.column();
      at1 += a.column();
      at2 += a.column();
      at3 += a.column();
      row += b.row();
    }
    float[] to = c.data();
    int out = c.at() + r * c.row() + j;
    FloatVector.fromArray(MicroKernels.SPECIES, to, out).sub(a0).intoArray(to, out);
    FloatVector.fromArray(MicroKernels.SPECIES, to, out + LANES).sub(b0).intoArray(to, out + LANES);
    out += c.row();
    FloatVector.fromArray(MicroKernels.SPECIES, to, out).sub(a1).intoArray(to, out);
    FloatVector.fromArray(MicroKernels.SPECIES, to, out + LANES).sub(b1).intoArray(to, out + LANES);
    out += c.row();
    FloatVector.fromArray(MicroKernels.SPECIES, to, out).sub(a2).intoArray(to, out);
    FloatVector.fromArray(MicroKernels.SPECIES, to, out + LANES).sub(b2).intoArray(to, out + LANES);
    out += c.row();
    FloatVector.fromArray(MicroKernels.SPECIES, to, out).sub(a3).intoArray(to, out);
    FloatVector.fromArray(MicroKernels.SPECIES, to, out + LANES).sub(b3).intoArray(to, out + LANES);
  }
}
