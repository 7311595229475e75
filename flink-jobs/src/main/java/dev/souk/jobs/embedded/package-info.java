/**
 * The jobs in the same process as everything else: one machine, no installation.
 *
 * <p>{@link dev.souk.jobs.embedded.EmbeddedCluster} is a Flink cluster in this process; {@link
 * dev.souk.jobs.embedded.EmbeddedJobs} runs the streaming jobs of shops on it, each from its newest
 * complete checkpoint. {@link dev.souk.jobs.embedded.JobsConfig} says how.
 */
@NullMarked
package dev.souk.jobs.embedded;

import org.jspecify.annotations.NullMarked;
