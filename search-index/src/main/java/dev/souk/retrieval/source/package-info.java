/**
 * The sources of a score, each bound to one query. Begin with {@link
 * dev.souk.retrieval.source.CandidateSource}; {@link dev.souk.retrieval.source.Sources} binds them
 * all.
 *
 * <p>To add a source: a kind in {@link dev.souk.retrieval.ranking.SourceKind}, a class here, its
 * line in {@code Sources}, its words in the explanation.
 */
@NullMarked
package dev.souk.retrieval.source;

import org.jspecify.annotations.NullMarked;
