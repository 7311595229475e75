package dev.souk.kernels.simd;

import dev.souk.kernels.BackendContract;
import dev.souk.kernels.SimilarityBackend;

/** On the caller's thread, as small requests run. */
class SimdBackendTest extends BackendContract {

  @Override
  protected SimilarityBackend open() {
    return new SimdBackend();
  }

  @Override
  protected int[] sizes() {
    return new int[] {0, 1, 7, 8, 15, 16, 17, 31, 32, 33, 63, 64, 65, 127, 1000, 2001};
  }
}
