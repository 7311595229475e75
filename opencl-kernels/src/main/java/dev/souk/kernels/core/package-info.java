/**
 * What every backend shares: the checks of what is handed in ({@link
 * dev.souk.kernels.core.Inputs}), the life cycle of backends and matrices ({@link
 * dev.souk.kernels.core.GuardedBackend}, {@link dev.souk.kernels.core.GuardedMatrix}) and the
 * selection of the best ({@link dev.souk.kernels.core.TopHeap}).
 *
 * <p>A new backend extends the two guarded classes, so that it validates and closes like the
 * others.
 */
@NullMarked
package dev.souk.kernels.core;

import org.jspecify.annotations.NullMarked;
