package dev.souk.kernels.opencl;

import com.aparapi.device.OpenCLDevice;
import dev.souk.kernels.BackendUnavailableException;
import dev.souk.kernels.FloatMatrix;
import dev.souk.kernels.core.GuardedBackend;
import dev.souk.kernels.core.GuardedMatrix;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One OpenCL device. What does not run on it throws {@link IllegalStateException}; nothing is ever
 * computed elsewhere.
 */
public final class OpenClBackend extends GuardedBackend {

  private final OpenCLDevice device;
  private final KernelShape shape;
  private final long shardBytes;

  /** A backend on a device, with the kernel that suits its type. */
  OpenClBackend(OpenCLDevice device) {
    this(device, KernelShape.of(device), maxBytes(device));
  }

  /**
   * @param shardBytes the largest array on the device; larger matrices are held in several
   */
  OpenClBackend(OpenCLDevice device, KernelShape shape, long shardBytes) {
    // Shared memory would hand the driver an address that the next garbage collection moves.
    device.setSharedMemory(false);
    this.device = device;
    this.shape = shape;
    this.shardBytes = shardBytes;
  }

  /** The first GPU, or empty if there is none. */
  public static Optional<OpenClBackend> openGpu() {
    return OpenClDevices.all().stream()
        .filter(OpenClDevices::isGpu)
        .findFirst()
        .map(OpenClBackend::new);
  }

  /**
   * The first device of any type, GPUs first.
   *
   * @throws BackendUnavailableException if there is none
   */
  public static OpenClBackend open() {
    List<OpenCLDevice> devices = OpenClDevices.all();
    if (devices.isEmpty()) {
      throw new BackendUnavailableException(
          "no OpenCL device: "
              + AparapiLog.complaints()
              + " (expected: the OpenCL loader and a driver; on Debian and Ubuntu install"
              + " ocl-icd-libopencl1 and the GPU vendor's OpenCL driver, or pocl-opencl-icd to"
              + " run on the CPU)",
          null);
    }
    return new OpenClBackend(devices.getFirst());
  }

  @Override
  public String name() {
    return "opencl";
  }

  @Override
  public String device() {
    return device.getType()
        + " "
        + device.getName()
        + " ("
        + device.getOpenCLPlatform().getName()
        + ", "
        + device.getMaxComputeUnits()
        + " compute units)";
  }

  @Override
  protected GuardedMatrix build(FloatMatrix items, float @Nullable [] bias) {
    return new OpenClMatrix(items, bias, device, shape, shardBytes);
  }

  private static long maxBytes(OpenCLDevice device) {
    long limit = device.getMaxMemAllocSize();
    // Aparapi counts the bytes of an array in an int.
    return limit > 0 ? Math.min(limit, Integer.MAX_VALUE) : Integer.MAX_VALUE;
  }
}
