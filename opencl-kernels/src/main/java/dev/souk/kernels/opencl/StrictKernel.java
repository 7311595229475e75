package dev.souk.kernels.opencl;

import com.aparapi.Kernel;
import com.aparapi.Range;
import com.aparapi.device.Device;
import com.aparapi.device.OpenCLDevice;
import com.aparapi.internal.kernel.KernelManager;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A kernel that runs on its OpenCL device or throws. Aparapi's own test, {@code isRunningCL}, stays
 * true after a fall back to Java threads; so three things guard against it: the local size is
 * always explicit, the fallback method throws, and after every launch the devices that failed or
 * ran are looked at.
 *
 * <p>Not thread-safe: two threads in one kernel abort the JVM.
 */
abstract class StrictKernel extends Kernel {

  /**
   * Runs the kernel and waits for it.
   *
   * @param device where; its memory mode must be copied, not shared
   * @param global0 work-items in the first dimension, a multiple of {@code local}
   * @param global1 work-items in the second
   * @param local work-items of a group in the first dimension; 1 in the second
   * @throws IllegalStateException if it did not run on {@code device}
   */
  final void launch(OpenCLDevice device, int global0, int global1, int local) {
    Range range = Range.create2D(device, global0, global1, local, 1);
    AparapiLog.clear();
    try {
      execute(range);
    } catch (AssertionError | RuntimeException e) {
      throw notRun(device, e);
    }
    KernelManager manager = KernelManager.instance();
    boolean failed = !manager.getPreferences(this).getFailedDevices().isEmpty();
    Set<? extends Device> used = Set.copyOf(manager.getProfile(getClass()).getDevices());
    boolean elsewhere = used.isEmpty() || !used.stream().allMatch(OpenCLDevice.class::isInstance);
    if (failed || elsewhere) {
      throw notRun(device, null);
    }
  }

  private IllegalStateException notRun(OpenCLDevice device, @Nullable Throwable cause) {
    return new IllegalStateException(
        getClass().getSimpleName()
            + " did not run on OpenCL device "
            + device.getName()
            + ": "
            + AparapiLog.complaints(),
        cause);
  }

  @Override
  public final boolean hasFallbackAlgorithm() {
    return true;
  }

  @Override
  public final void executeFallbackAlgorithm(Range range, int passId) {
    throw new IllegalStateException("falling back to Java is refused");
  }
}
