package dev.souk.representation.collaborative;

import dev.souk.kernels.DenseProducts;
import dev.souk.kernels.FloatMatrix;
import dev.souk.representation.collaborative.HoldOut.Probe;
import java.util.List;

/**
 * The scores that factors give all items, for several probes at once: the factors are gone through
 * once for all of them, in blocks as wide as the rank. Thread-safe.
 */
final class LatentScores {

  private final FoldIn foldIn;
  private final DenseProducts products;
  private final int items;
  private final int k;
  private final int stride;
  private final float[][] blocks;

  /**
   * @param probes that will be asked about, so that it is known what is worth the time
   */
  LatentScores(FactorModel factors, int probes) {
    FloatMatrix serving = factors.servingFactors();
    items = serving.rows();
    k = serving.cols();
    Arithmetic arithmetic = Arithmetic.forWork((double) items * k * probes);
    foldIn = new FoldIn(factors, arithmetic);
    products = arithmetic.products();
    stride = products.stride(k);
    blocks = new float[(items + stride - 1) / stride][];
    for (int b = 0; b < blocks.length; b++) {
      float[] block = new float[stride * stride];
      int count = Math.min(stride, items - b * stride);
      for (int i = 0; i < count; i++) {
        for (int c = 0; c < k; c++) {
          block[c * stride + i] = serving.data()[(b * stride + i) * k + c];
        }
      }
      blocks[b] = block;
    }
  }

  /** All items' scores for each of {@code probes}, whose histories fade by {@code decay}. */
  float[][] of(List<Probe> probes, double decay) {
    int rows = PaddedRows.padded(probes.size());
    float[] shoppers = new float[rows * stride];
    for (int p = 0; p < probes.size(); p++) {
      float[] shopper = foldIn.shopper(probes.get(p).history(decay));
      System.arraycopy(shopper, 0, shoppers, p * stride, k);
    }
    float[][] scores = new float[probes.size()][items];
    float[] out = new float[rows * stride];
    for (int b = 0; b < blocks.length; b++) {
      products.multiply(shoppers, 0, rows, stride, blocks[b], out);
      int count = Math.min(stride, items - b * stride);
      for (int p = 0; p < scores.length; p++) {
        System.arraycopy(out, p * stride, scores[p], b * stride, count);
      }
    }
    return scores;
  }
}
