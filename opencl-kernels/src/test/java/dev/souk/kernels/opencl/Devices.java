package dev.souk.kernels.opencl;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.aparapi.device.OpenCLDevice;
import java.util.List;

/** The device that OpenCL tests run on. */
final class Devices {

  private Devices() {}

  /** The first device; skips the test where there is none. */
  static OpenCLDevice first() {
    List<OpenCLDevice> devices = OpenClDevices.all();
    assumeFalse(
        devices.isEmpty(), "no OpenCL device: install pocl-opencl-icd and ocl-icd-libopencl1");
    return devices.getFirst();
  }
}
