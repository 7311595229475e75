package dev.souk.cli.cluster;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code souk cluster stop}: ends the cluster of this machine. */
@Command(
    name = "stop",
    mixinStandardHelpOptions = true,
    description = {
      "Ends the cluster that 'souk cluster start' or 'run' started. Its jobs go on from their last"
          + " checkpoints when it is started again."
    })
final class ClusterStopCommand implements Callable<Integer> {

  private static final long MOST_SECONDS = 120;

  @Mixin private ClusterOptions options = new ClusterOptions();

  @Override
  public Integer call() throws IOException, InterruptedException {
    SupervisorFile file = SupervisorFile.in(options.directory());
    Optional<ProcessHandle> supervisor = file.running();
    if (supervisor.isEmpty()) {
      System.err.println(file.path() + ": no such process (expected: a cluster that runs)");
      return 1;
    }
    supervisor.get().destroy();
    try {
      supervisor.get().onExit().get(MOST_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException(
          "process " + supervisor.get().pid() + " has not ended in " + MOST_SECONDS + " s", e);
    }
    System.out.println("The cluster has ended.");
    return 0;
  }
}
