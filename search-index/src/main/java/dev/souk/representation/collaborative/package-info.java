/**
 * What shoppers with similar histories chose: matrix factorisation ({@link
 * dev.souk.representation.collaborative.ImplicitAls}) and item-to-item regression ({@link
 * dev.souk.representation.collaborative.ItemItemTrainer}) over one sparse matrix of {@link
 * dev.souk.representation.collaborative.Interactions}.
 *
 * <p>Both are trained offline and both score a shopper from the history alone, so guests and new
 * shoppers need no training run. {@link dev.souk.representation.collaborative.DemandTrend} corrects
 * both for what is asked for now, and {@link
 * dev.souk.representation.collaborative.CollaborativeBlend} says how feeds add them up. {@link
 * dev.souk.representation.collaborative.CollaborativeTuner} chooses that and how to train, on what
 * it holds out of the training data. Nothing here knows of Lucene, streams or HTTP.
 */
@NullMarked
package dev.souk.representation.collaborative;

import org.jspecify.annotations.NullMarked;
