/**
 * The second phase of a search: of the first candidates of the blend {@link RankingFeatures} are
 * computed, and a learned model puts them in order. Begin with {@link CandidateList}, what features
 * are computed from, and {@link FeatureFamily}.
 */
@NullMarked
package dev.souk.retrieval.rerank;

import org.jspecify.annotations.NullMarked;
