/**
 * Items and queries as weighted terms and as dense vectors of meaning, both from their text alone.
 *
 * <p>{@link dev.souk.representation.text.TermFrequencies} is what a text becomes first. {@link
 * dev.souk.representation.text.TfIdf} weighs it by {@link
 * dev.souk.representation.text.TermStatistics}; {@link dev.souk.representation.text.LsaBasis}
 * projects it into a space that {@link dev.souk.representation.text.LsaTrainer} has learned, where
 * words that keep the same company are near each other. Text is analysed with {@link
 * dev.souk.analysis.ShopAnalyzer#forQuery()}.
 */
@NullMarked
package dev.souk.representation.text;

import org.jspecify.annotations.NullMarked;
