/**
 * Batch similarity: the best {@code t} of {@code n} items for each of {@code b} queries by inner
 * product, over float32 matrices.
 *
 * <p>Begin with {@link dev.souk.kernels.SimilarityBackend}, the one interface that every backend
 * answers alike; {@link dev.souk.kernels.Backends} chooses one. To add a backend: extend the
 * guarded classes of the {@code core} package, give its test the contract that the others pass, and
 * name it in {@code Backends}.
 */
@NullMarked
package dev.souk.kernels;

import org.jspecify.annotations.NullMarked;
