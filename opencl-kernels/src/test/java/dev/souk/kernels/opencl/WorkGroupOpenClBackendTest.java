package dev.souk.kernels.opencl;

import dev.souk.kernels.BackendContract;
import dev.souk.kernels.SimilarityBackend;

class WorkGroupOpenClBackendTest extends BackendContract {

  @Override
  protected SimilarityBackend open() {
    return new OpenClBackend(Devices.first(), KernelShape.WORK_GROUP, Integer.MAX_VALUE);
  }

  @Override
  protected int[] sizes() {
    return new int[] {0, 1, 7, 8, 9, 63, 64, 65, 511, 513, 1025, 3000};
  }
}
