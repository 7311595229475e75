/**
 * Which of several rankings is better: by giving each to some of the shoppers, or by mixing two in
 * one answer and seeing whose hits are chosen.
 *
 * <p>Begin with {@link dev.souk.retrieval.experiment.Experiments}, a shop's experiments, which says
 * who takes part in what; {@link dev.souk.retrieval.experiment.TeamDraft} mixes.
 */
@NullMarked
package dev.souk.retrieval.experiment;

import org.jspecify.annotations.NullMarked;
