/**
 * The backend for OpenCL devices, through Aparapi, which translates the {@code run} method of a
 * kernel class from bytecode to OpenCL. The item matrix stays on the device; a kernel scores and
 * selects in one launch, so only the best of each chunk come back, and the host merges them.
 *
 * <p>Begin with {@link dev.souk.kernels.opencl.OpenClBackend}. What the kernels compute is said in
 * {@link dev.souk.kernels.opencl.TopKKernel}; {@link dev.souk.kernels.opencl.WorkGroupKernel} is
 * the shape for GPUs and {@link dev.souk.kernels.opencl.MicroKernel} the shape for CPUs.
 *
 * <p>Aparapi runs what it cannot translate in a Java thread pool and says so only in its log. Here
 * that is an error: see {@link dev.souk.kernels.opencl.StrictKernel}. Nothing outside this package
 * sees Aparapi.
 */
@NullMarked
package dev.souk.kernels.opencl;

import org.jspecify.annotations.NullMarked;
