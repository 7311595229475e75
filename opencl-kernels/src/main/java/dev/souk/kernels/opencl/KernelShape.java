package dev.souk.kernels.opencl;

import com.aparapi.device.Device;
import com.aparapi.device.OpenCLDevice;

/** Which kernel suits a device. */
enum KernelShape {
  /** For GPUs and accelerators. */
  WORK_GROUP {
    @Override
    TopKKernel newKernel() {
      return new WorkGroupKernel();
    }
  },
  /** For CPUs. */
  MICRO {
    @Override
    TopKKernel newKernel() {
      return new MicroKernel();
    }
  };

  abstract TopKKernel newKernel();

  static KernelShape of(OpenCLDevice device) {
    return device.getType() == Device.TYPE.CPU ? MICRO : WORK_GROUP;
  }
}
