/**
 * Measuring the quality of answers on data with known outcomes, through the same path that serves
 * shoppers.
 *
 * <p>Begin with {@link dev.souk.cli.evaluation.EvaluateRecommendCommand}.
 */
@NullMarked
package dev.souk.cli.evaluation;

import org.jspecify.annotations.NullMarked;
