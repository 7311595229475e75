package dev.souk.kernels.simd;

import dev.souk.kernels.BackendContract;
import dev.souk.kernels.SimilarityBackend;

/** Split over threads however small the request. */
class ParallelSimdBackendTest extends BackendContract {

  @Override
  protected SimilarityBackend open() {
    return new SimdBackend(3, 1);
  }

  @Override
  protected int[] sizes() {
    // Chunks hold 65,536 values, at 1 to 33 dimensions 1,984 to 65,536 rows.
    return new int[] {0, 1, 3000, 4096, 9500, 1984, 1985, 6000, 12345};
  }
}
