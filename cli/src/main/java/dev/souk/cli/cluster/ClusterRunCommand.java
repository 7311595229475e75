package dev.souk.cli.cluster;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code souk cluster run}: the cluster and its supervisor, until it is stopped. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Starts the cluster and looks after it until Ctrl-C or 'souk cluster stop': starts processes"
          + " again that end, and submits jobs again that the JobManager has lost."
    })
final class ClusterRunCommand implements Callable<Integer> {

  @Mixin private ClusterOptions options = new ClusterOptions();

  @Override
  public Integer call() throws IOException, InterruptedException {
    SupervisorFile file = SupervisorFile.in(options.directory());
    file.claim();
    CountDownLatch stopped = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .name("stop")
                .unstarted(() -> {
                  stopped.countDown();
                  try {
                    closed.await();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                }));
    FlinkDistribution distribution = FlinkDistribution.find();
    try (FlinkCluster cluster =
        FlinkCluster.start(
            options.settings().deployment().cluster(), distribution, options.directory())) {
      cluster.awaitReady();
      ShopJobs jobs =
          new ShopJobs(cluster.rest(), distribution.jobJar(), options.directory().resolve("jobs"));
      try (ClusterSupervisor supervisor = new ClusterSupervisor(cluster, jobs)) {
        System.out.printf(
            "The cluster is ready: http://localhost:%d  (Ctrl-C stops it)%n",
            options.settings().deployment().cluster().restPort());
        stopped.await();
      }
    } finally {
      file.release();
      closed.countDown();
    }
    return 0;
  }
}
