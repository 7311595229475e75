package dev.souk.cli.cluster;

import dev.souk.domain.ShopId;
import dev.souk.jobs.cluster.JobArguments;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code souk cluster savepoint}: keeps the state of a shop's job for later. */
@Command(
    name = "savepoint",
    mixinStandardHelpOptions = true,
    description = {
      "Takes a savepoint of a shop's job, which goes on: a copy of its state that Flink never"
          + " deletes, for a change of Flink's version or a copy of the shop."
    })
final class ClusterSavepointCommand implements Callable<Integer> {

  @Mixin private ClusterOptions options = new ClusterOptions();

  @Option(names = "--shop", required = true, description = "the shop's id")
  private String shop = "";

  @Option(names = "--to", description = "a URI (default: <data>/<shop>/savepoints)")
  private @Nullable String to;

  @Override
  public Integer call() throws IOException, InterruptedException {
    ShopId id = options.shop(shop);
    FlinkRest rest = options.rest();
    Optional<FlinkJob> job = rest.live(JobArguments.jobName(id));
    if (job.isEmpty()) {
      System.err.println(JobArguments.jobName(id) + ": no such job (expected: one that runs)");
      return 1;
    }
    String place = to == null ? ShopJobSettings.savepoints(options.settings(), id) : to;
    System.out.println(rest.savepoint(job.get(), place));
    return 0;
  }
}
