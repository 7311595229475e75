package dev.souk.cli.cluster;

import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code souk cluster status}: what runs. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Says what runs on the cluster. Ends with status 1 if the JobManager is silent.")
final class ClusterStatusCommand implements Callable<Integer> {

  @Mixin private ClusterOptions options = new ClusterOptions();

  @Override
  public Integer call() throws IOException {
    PrintStream out = System.out;
    SupervisorFile.in(options.directory())
        .running()
        .ifPresentOrElse(
            process -> out.println("supervisor    process " + process.pid()),
            () -> out.println("supervisor    none on this machine"));
    FlinkRest rest = options.rest();
    out.println("TaskManagers  " + rest.taskManagers());
    for (FlinkJob job : rest.jobs()) {
      String failure = rest.failure(job);
      out.printf(
          "%-24s %-10s %s  %,d checkpoints%s%n",
          job.name(),
          job.state(),
          job.id(),
          rest.checkpoints(job),
          failure.isEmpty() ? "" : "  last failure: " + failure);
    }
    return 0;
  }
}
