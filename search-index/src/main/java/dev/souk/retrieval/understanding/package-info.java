/**
 * What a shopper meant by what they typed: mistyped words put right, prices, brands and categories
 * told from words, quotes and minus signs. Nothing typed is an error, and a word that finds
 * something is never replaced.
 *
 * <p>Begin with {@link dev.souk.retrieval.understanding.QueryReader}, which tries readings until
 * one finds something; docs/search.md describes what a shopper sees of it.
 */
@NullMarked
package dev.souk.retrieval.understanding;

import org.jspecify.annotations.NullMarked;
