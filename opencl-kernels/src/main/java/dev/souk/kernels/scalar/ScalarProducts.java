package dev.souk.kernels.scalar;

import dev.souk.kernels.DenseProducts;
import java.util.Arrays;

/** {@link DenseProducts} in plain Java: the reference, and what runs without the vector module. */
public final class ScalarProducts implements DenseProducts {

  private static final int WIDTH = 8;

  @Override
  public String name() {
    return "scalar";
  }

  @Override
  public int width() {
    return WIDTH;
  }

  @Override
  public void addGram(float[] x, int from, int rows, int columns, int stride, float[] c) {
    for (int r = 0; r < rows; r++) {
      int row = from + r * stride;
      for (int i = 0; i < columns; i++) {
        float factor = x[row + i];
        int to = i * stride;
        for (int j = i; j < columns; j++) {
          c[to + j] += factor * x[row + j];
        }
      }
    }
  }

  @Override
  public void multiply(float[] x, int from, int rows, int stride, float[] b, float[] out) {
    Arrays.fill(out, 0, rows * stride, 0);
    for (int r = 0; r < rows; r++) {
      int to = r * stride;
      for (int d = 0; d < stride; d++) {
        float factor = x[from + to + d];
        int row = d * stride;
        for (int j = 0; j < stride; j++) {
          out[to + j] += factor * b[row + j];
        }
      }
    }
  }

  @Override
  public void subtract(Block c, Block a, Block b, int depth) {
    float[] from = b.data();
    float[] to = c.data();
    for (int r = 0; r < BLOCK; r++) {
      int out = c.at() + r * c.row();
      for (int d = 0; d < depth; d++) {
        float factor = a.data()[a.at() + r * a.row() + d * a.column()];
        int in = b.at() + d * b.row();
        for (int j = 0; j < BLOCK; j++) {
          to[out + j] -= factor * from[in + j];
        }
      }
    }
  }
}
