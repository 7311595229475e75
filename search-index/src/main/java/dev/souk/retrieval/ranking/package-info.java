/**
 * Ranking profiles: how much each source counts, by hand, in YAML files that are read again when
 * they change.
 *
 * <p>Begin with {@link dev.souk.retrieval.ranking.RankingProfile}; {@link
 * dev.souk.retrieval.ranking.RankingProfiles} keeps those of a directory.
 */
@NullMarked
package dev.souk.retrieval.ranking;

import org.jspecify.annotations.NullMarked;
