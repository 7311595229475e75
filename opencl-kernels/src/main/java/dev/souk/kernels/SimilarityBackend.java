package dev.souk.kernels;

import org.jspecify.annotations.Nullable;

/**
 * Computes inner products in bulk on one device. All backends give the same answers but for
 * rounding (relative error at most 1e-4) and the order of equal scores that rounding makes unequal.
 *
 * <p>Thread-safe.
 */
public interface SimilarityBackend extends AutoCloseable {

  /** {@code scalar}, {@code simd} or {@code opencl}. */
  String name();

  /** The device as a person would name it, for logs and metrics. */
  String device();

  /**
   * Puts an item matrix on the device, where it stays until it or the backend is closed.
   *
   * @param items {@code n × k}
   * @param bias added to the score of each item, {@code n} values, or null for none
   * @throws IllegalArgumentException if {@code bias} has another length, or a value of either is
   *     NaN, infinite or larger in magnitude than 1e15
   * @throws IllegalStateException if the backend is closed, or the device fails
   */
  ItemMatrix load(FloatMatrix items, float @Nullable [] bias);

  /** Closes the backend and the matrices it loaded; idempotent. */
  @Override
  void close();
}
