/**
 * A Flink cluster of its own processes on this machine: one JobManager, several TaskManagers.
 *
 * <p>Begin with {@link dev.souk.cli.cluster.FlinkCluster}, which starts them, and {@link
 * dev.souk.cli.cluster.ClusterSupervisor}, which starts again what ends and submits again the jobs
 * that a JobManager lost. {@link dev.souk.cli.cluster.FlinkRest} speaks to any Flink cluster.
 */
@NullMarked
package dev.souk.cli.cluster;

import org.jspecify.annotations.NullMarked;
