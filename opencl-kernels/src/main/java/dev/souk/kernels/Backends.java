package dev.souk.kernels;

import dev.souk.kernels.opencl.OpenClBackend;
import dev.souk.kernels.scalar.ScalarBackend;
import dev.souk.kernels.scalar.ScalarProducts;
import dev.souk.kernels.simd.SimdBackend;
import dev.souk.kernels.simd.SimdProducts;
import java.util.Optional;

/**
 * Chooses the backend. No backend takes another's place silently: a backend asked for by name runs
 * or the start fails, and {@code auto} says what it chose and why.
 */
public final class Backends {

  private static final String NO_VECTORS =
      "the JVM was started without --add-modules=jdk.incubator.vector";

  private Backends() {}

  /**
   * Opens the backend that configuration asks for, warm: takes a second or more, in which the JVM
   * or an OpenCL driver compiles the kernels, so that no request waits for that.
   *
   * @throws BackendUnavailableException if it cannot run here or fails its self-check
   */
  public static Selection select(BackendKind kind) {
    return switch (kind) {
      case AUTO -> auto();
      case SCALAR -> new Selection(new ScalarBackend(), "scalar was asked for");
      case SIMD -> {
        if (!SimdBackend.isAvailable()) {
          throw new BackendUnavailableException(
              "backend simd: " + NO_VECTORS + " (expected: that flag, or backend auto or scalar)",
              null);
        }
        yield new Selection(warmSimd(), "simd was asked for");
      }
      case OPENCL -> new Selection(requireOpenCl(), "opencl was asked for");
    };
  }

  /** The faster of the {@link DenseProducts} that this JVM can run. */
  public static DenseProducts products() {
    return SimdBackend.isAvailable() ? new SimdProducts() : new ScalarProducts();
  }

  private static SimilarityBackend warmSimd() {
    SimdBackend backend = new SimdBackend();
    backend.warmUp();
    return backend;
  }

  private static SimilarityBackend requireOpenCl() {
    OpenClBackend backend = OpenClBackend.open();
    Optional<String> failure = SelfCheck.failure(backend);
    if (failure.isPresent()) {
      String device = backend.device();
      backend.close();
      throw new BackendUnavailableException(
          "backend opencl: "
              + device
              + " failed its self-check: "
              + failure.get()
              + " (expected: the scalar backend's answers; update the driver, or use backend simd)",
          null);
    }
    return backend;
  }

  private static Selection auto() {
    Optional<OpenClBackend> gpu = OpenClBackend.openGpu();
    if (gpu.isEmpty()) {
      return onCpu("no OpenCL GPU was found");
    }
    OpenClBackend backend = gpu.get();
    Optional<String> failure = SelfCheck.failure(backend);
    if (failure.isEmpty()) {
      return new Selection(backend, "auto: a GPU was found and agrees with scalar");
    }
    String why = backend.device() + " failed its self-check: " + failure.get();
    backend.close();
    return onCpu(why);
  }

  private static Selection onCpu(String whyNoGpu) {
    if (SimdBackend.isAvailable()) {
      return new Selection(warmSimd(), "auto: simd, as " + whyNoGpu);
    }
    return new Selection(
        new ScalarBackend(), "auto: scalar, as " + whyNoGpu + " and " + NO_VECTORS);
  }
}
