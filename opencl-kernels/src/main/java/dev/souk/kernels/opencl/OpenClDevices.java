package dev.souk.kernels.opencl;

import com.aparapi.device.Device;
import com.aparapi.device.OpenCLDevice;
import java.util.ArrayList;
import java.util.List;

/** The OpenCL devices of this machine. */
final class OpenClDevices {

  private OpenClDevices() {}

  /**
   * All devices, GPUs before accelerators before CPUs; none where there is no OpenCL library or no
   * driver. Aparapi calls OpenCL available as soon as its library loads, so only a device counts.
   */
  static List<OpenCLDevice> all() {
    AparapiLog.quiet();
    List<OpenCLDevice> devices = new ArrayList<>();
    try {
      devices.addAll(OpenCLDevice.listDevices(Device.TYPE.GPU));
      devices.addAll(OpenCLDevice.listDevices(Device.TYPE.ACC));
      devices.addAll(OpenCLDevice.listDevices(Device.TYPE.CPU));
    } catch (LinkageError e) {
      return List.of(); // Aparapi has no native library for this platform
    }
    return List.copyOf(devices);
  }

  static boolean isGpu(OpenCLDevice device) {
    return device.getType() == Device.TYPE.GPU;
  }
}
