package dev.souk.kernels.scalar;

import dev.souk.kernels.BackendContract;
import dev.souk.kernels.SimilarityBackend;

class ScalarBackendTest extends BackendContract {

  @Override
  protected SimilarityBackend open() {
    return new ScalarBackend();
  }

  @Override
  protected int[] sizes() {
    return new int[] {0, 1, 2, 31, 64, 65, 500};
  }
}
