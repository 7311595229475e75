/**
 * Learning to rank: {@link LambdaMart} makes {@link TreeEnsemble trees} of {@link RankedLists},
 * {@link RankingModel} is what is stored and served. Nothing here knows what a feature means;
 * {@code dev.souk.retrieval.rerank} does.
 */
@NullMarked
package dev.souk.representation.ranking;

import org.jspecify.annotations.NullMarked;
