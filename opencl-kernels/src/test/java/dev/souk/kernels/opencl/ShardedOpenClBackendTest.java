package dev.souk.kernels.opencl;

import dev.souk.kernels.BackendContract;
import dev.souk.kernels.SimilarityBackend;

/** A device whose largest array is so small that a matrix takes several. */
class ShardedOpenClBackendTest extends BackendContract {

  @Override
  protected SimilarityBackend open() {
    return new OpenClBackend(Devices.first(), KernelShape.MICRO, 1 << 17);
  }

  @Override
  protected int[] sizes() {
    return new int[] {0, 1, 2000};
  }
}
