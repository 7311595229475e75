package dev.souk.retrieval.rerank;

import org.apache.lucene.util.BytesRef;

/**
 * A candidate as it was read.
 *
 * @param parts its words, by {@link dev.souk.view.schema.RankingFields.Part}, as that class reads
 *     them
 * @param sources by {@link dev.souk.retrieval.ranking.SourceKind}: the source's normalised score, 0
 *     to 1, or NaN where it was not asked
 * @param blend the score of the blend by hand
 * @param price what it costs, or NaN
 * @param inStock whether it can be bought
 */
record Candidate(BytesRef[] parts, float[] sources, double blend, double price, boolean inStock) {}
