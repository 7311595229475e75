package dev.souk.cli.cluster;

import picocli.CommandLine.Command;

/** {@code souk cluster}: a Flink cluster on this machine, and the jobs on any. */
@Command(
    name = "cluster",
    mixinStandardHelpOptions = true,
    description = {
      "Runs a Flink cluster on this machine (a JobManager and TaskManagers, each a process), and the"
          + " jobs of shops on it or on another cluster.",
      "See docs/cluster.md."
    },
    subcommands = {
      ClusterRunCommand.class,
      ClusterStartCommand.class,
      ClusterStopCommand.class,
      ClusterStatusCommand.class,
      ClusterSubmitCommand.class,
      ClusterCancelCommand.class,
      ClusterSavepointCommand.class,
      ClusterTrainCommand.class
    })
public final class ClusterCommand {}
