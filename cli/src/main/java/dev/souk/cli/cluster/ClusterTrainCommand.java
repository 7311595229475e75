package dev.souk.cli.cluster;

import dev.souk.cli.config.TrainingSettings;
import dev.souk.jobs.cluster.JobArguments;
import dev.souk.jobs.training.TrainingMain;
import dev.souk.jobs.training.blocks.BlockSweeps;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code souk cluster train}: trains a shop's models on the cluster. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description = {
      "Trains the models of a shop on all that its log holds now, one after the other, as batch"
          + " jobs on the cluster, and waits. Jobs and API take them into use by themselves."
    })
final class ClusterTrainCommand implements Callable<Integer> {

  @Mixin private ClusterOptions options = new ClusterOptions();

  @Option(names = "--shop", required = true, description = "the shop's id")
  private String shop = "";

  @Override
  public Integer call() throws IOException, InterruptedException {
    JobArguments job = options.job(shop);
    for (String model : TrainingMain.MODELS) {
      List<String> words = new ArrayList<>(job.words());
      words.add("--model");
      words.add(model);
      TrainingSettings training = options.settings().training();
      words.add("--blocks");
      words.add(String.valueOf(training.blocks()));
      words.add("--warm-start");
      words.add(String.valueOf(training.warmStart()));
      String id =
          options
              .rest()
              .run(FlinkDistribution.find().jobJar(), TrainingMain.class.getName(), words);
      FlinkJob ended = awaitEnd(options.rest(), id);
      if (!ended.state().equals("FINISHED")) {
        throw new IOException(
            "%s: %s, %s".formatted(ended.name(), ended.state(), options.rest().failure(ended)));
      }
      System.out.println(model + " is trained.");
    }
    return 0;
  }

  /** Waits, and says what sweeps there were meanwhile. */
  private static FlinkJob awaitEnd(FlinkRest rest, String id)
      throws IOException, InterruptedException {
    Set<String> said = new HashSet<>();
    while (true) {
      Optional<FlinkJob> job = rest.job(id);
      if (job.isPresent()) {
        rest.accumulators(job.get(), BlockSweeps.LOSS)
            .forEach((name, loss) -> {
              if (said.add(name)) {
                System.out.println(name + ": " + loss);
              }
            });
        if (job.get().over()) {
          return job.get();
        }
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }
}
