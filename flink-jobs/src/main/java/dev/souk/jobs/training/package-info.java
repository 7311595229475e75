/**
 * Bounded jobs that train models from the log up to a position and publish them.
 *
 * <p>Begin with {@link dev.souk.jobs.training.Trainer}, which decides by {@link
 * dev.souk.jobs.training.TrainingSchedule} when a {@link dev.souk.jobs.training.ModelTraining}
 * runs. There are two: {@link dev.souk.jobs.training.LsaTraining} learns the space of meaning that
 * items are projected on, from the catalogue; {@link dev.souk.jobs.training.FactorTraining} learns
 * the collaborative models, from what shoppers did. The same position and settings give the same
 * model.
 *
 * <p>Training reads beside the streaming job and never through it: lines that cannot be parsed are
 * passed over here, since the streaming job has dead letters for them.
 */
@NullMarked
package dev.souk.jobs.training;

import org.jspecify.annotations.NullMarked;
