/**
 * The jobs on a Flink cluster of their own, from a jar: {@link dev.souk.jobs.ShopJobMain} and
 * {@link dev.souk.jobs.training.TrainingMain} are its main classes, {@link
 * dev.souk.jobs.cluster.JobArguments} is what they are told.
 *
 * <p>Nothing here relies on anything in the memory of one process: the log is Kafka's, views,
 * models and checkpoints are in directories that all processes share.
 */
@NullMarked
package dev.souk.jobs.cluster;

import org.jspecify.annotations.NullMarked;
