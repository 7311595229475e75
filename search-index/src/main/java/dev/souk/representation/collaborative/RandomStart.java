package dev.souk.representation.collaborative;

import dev.souk.kernels.DenseProducts;
import java.util.SplittableRandom;

/**
 * Where factors start: small normal values that depend on the seed and the item's id alone, so that
 * an item starts alike wherever it is and whatever other items there are.
 */
final class RandomStart {

  private static final double SCALE = 0.1;

  private RandomStart() {}

  static PaddedRows of(AlsConfig config, String[] ids, DenseProducts products) {
    PaddedRows start = PaddedRows.zeros(ids.length, config.rank(), products);
    double scale = SCALE / Math.sqrt(config.rank());
    for (int r = 0; r < ids.length; r++) {
      SplittableRandom random = new SplittableRandom(config.seed() ^ IdHash.of(ids[r]));
      for (int c = 0; c < config.rank(); c++) {
        start.data()[r * start.stride() + c] = (float) (scale * random.nextGaussian());
      }
    }
    return start;
  }
}
