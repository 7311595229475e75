/**
 * Sentences as vectors of meaning: what is behind the vector of an item and of a query.
 *
 * <p>{@link dev.souk.representation.embedding.Embedder} is the seam. {@link
 * dev.souk.representation.embedding.LsaEmbedder} is what a shop has without asking, a space learned
 * from its own catalogue; {@link dev.souk.representation.embedding.OnnxEmbedder} runs a sentence
 * embedder that the shop names, tokeniser included. {@link
 * dev.souk.representation.embedding.SpaceName} keeps vectors of different ones apart, and {@link
 * dev.souk.representation.embedding.SharedEmbedders} loads a model once for all that use it.
 */
@NullMarked
package dev.souk.representation.embedding;

import org.jspecify.annotations.NullMarked;
