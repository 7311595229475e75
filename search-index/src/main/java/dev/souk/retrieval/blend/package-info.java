/**
 * From candidates to an answer in one pass: every candidate gets every source's score and the
 * blend. Begin with {@link dev.souk.retrieval.blend.Ranker}; {@link
 * dev.souk.retrieval.blend.Explainer} words what it found.
 */
@NullMarked
package dev.souk.retrieval.blend;

import org.jspecify.annotations.NullMarked;
