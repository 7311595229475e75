package dev.souk.cli.cluster;

import dev.souk.jobs.cluster.JobArguments;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code souk cluster submit}: runs a shop's job on the cluster. */
@Command(
    name = "submit",
    mixinStandardHelpOptions = true,
    description = {
      "Submits the job of a shop, which goes on from its newest complete checkpoint. If it runs"
          + " already it takes a last checkpoint and ends first: so its parallelism is changed."
    })
final class ClusterSubmitCommand implements Callable<Integer> {

  @Mixin private ClusterOptions options = new ClusterOptions();

  @Option(names = "--shop", required = true, description = "the shop's id")
  private String shop = "";

  @Option(names = "--parallelism", description = "instead of the configured one")
  private @Nullable Integer parallelism;

  @Override
  public Integer call() throws IOException, InterruptedException {
    JobArguments job = options.job(shop);
    options.jobs().submit(parallelism == null ? job : job.withParallelism(parallelism));
    System.out.println(job.jobName() + " is submitted.");
    return 0;
  }
}
