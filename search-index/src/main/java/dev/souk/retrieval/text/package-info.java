/**
 * What a shopper typed, as words, and what else may stand in their place.
 *
 * <p>Begin with {@link dev.souk.retrieval.text.QueryText}; {@link
 * dev.souk.retrieval.text.Alternatives} is where synonyms, corrections and the like plug in.
 */
@NullMarked
package dev.souk.retrieval.text;

import org.jspecify.annotations.NullMarked;
