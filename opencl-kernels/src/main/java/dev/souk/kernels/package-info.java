/**
 * Batch similarity: the best {@code t} of {@code n} items for each of {@code b} queries by inner
 * product, over float32 matrices.
 *
 * <p>Begin with {@link dev.souk.kernels.SimilarityBackend}, the one interface that every backend
 * answers alike.
 */
@NullMarked
package dev.souk.kernels;

import org.jspecify.annotations.NullMarked;
