/**
 * The backend for CPUs, through {@code jdk.incubator.vector}: items packed in panels as wide as two
 * vectors, register-blocked micro-kernels, and selection against a threshold while the scores are
 * still in registers, so that no matrix of scores exists.
 *
 * <p>Begin with {@link dev.souk.kernels.simd.SimdBackend}; the arithmetic is in {@link
 * dev.souk.kernels.simd.MicroKernels}.
 */
@NullMarked
package dev.souk.kernels.simd;

import org.jspecify.annotations.NullMarked;
