/**
 * Weights of a feed's sources, learned from what shoppers turned out to want. Begin with {@link
 * dev.souk.retrieval.learning.BlendLearner}.
 */
@NullMarked
package dev.souk.retrieval.learning;

import org.jspecify.annotations.NullMarked;
