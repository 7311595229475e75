package dev.souk.benchmarks.factors;

import dev.souk.benchmarks.report.Machine;
import dev.souk.benchmarks.report.Report;
import dev.souk.benchmarks.report.Run;
import dev.souk.jobs.embedded.EmbeddedCluster;
import dev.souk.representation.collaborative.AlsConfig;
import dev.souk.representation.collaborative.DemandTrend;
import dev.souk.representation.collaborative.FactorModel;
import dev.souk.representation.collaborative.ImplicitAls;
import dev.souk.representation.collaborative.Interactions;
import dev.souk.representation.collaborative.SpdSolvers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.flink.util.FileUtils;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Trains factors in one piece and in blocks, one slot for each block, and ends with an error if
 * they are not the same to the bit. The time in blocks is that of the whole job: reading the file,
 * making blocks, and gathering the factors too.
 */
@Command(
    name = "factors-blocks",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = "Training of factors in blocks over Flink's slots, beside training in one piece.")
public final class FactorsBlocksCommand implements Callable<Integer> {

  @Option(names = "--train", required = true, description = "Lines of 'user item item ...'.")
  private Path train = Path.of("train.txt");

  @Option(names = "--rank", description = "Rank to train.")
  private int rank = 64;

  @Option(names = "--sweeps", description = "Passes over users and items.")
  private int sweeps = AlsConfig.SWEEPS;

  @Option(names = "--blocks", split = ",", description = "Numbers of blocks.")
  private List<Integer> blocks = List.of(1, 2);

  @Option(names = "--threads", split = ",", description = "Threads of training in one piece.")
  private List<Integer> threads = List.of(1, 2);

  @Option(names = "--json", description = "A file for the results.")
  private @Nullable Path json;

  @Override
  public Integer call() throws Exception {
    RatingFile ratings = RatingFile.read(train);
    Interactions interactions = interactions(ratings);
    AlsConfig config = AlsConfig.forData(interactions).withRank(rank).withSweeps(sweeps);
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("train", train.toString());
    parameters.put("rank", rank);
    parameters.put("sweeps", sweeps);
    parameters.put("blocks", blocks);
    parameters.put("threads", threads);
    Report report = new Report("factors-blocks", parameters, System.out);
    report.say("%d ratings, %d users, %d items", ratings.size(), ratings.users(), ratings.items());
    // The JVM compiles the loops.
    inOnePiece(interactions, config.withSweeps(1), 1);
    FactorModel expected = null;
    for (int each : threads) {
      double cpu = Machine.cpuSeconds();
      long begin = System.nanoTime();
      expected = inOnePiece(interactions, config, each);
      add(report, "one piece, threads " + each, ratings, begin, cpu);
    }
    for (int each : blocks) {
      double cpu = Machine.cpuSeconds();
      long begin = System.nanoTime();
      BlocksRun.Result result = inBlocks(interactions, config, each);
      add(report, "blocks " + each, ratings, begin, cpu);
      report.say(
          "blocks %d: %.1f MiB in the largest block", each, result.bytes() / (double) (1 << 20));
      report.put("bytes of the largest block, blocks " + each, result.bytes());
      if (expected != null && !same(expected, result.model())) {
        throw new IOException("factors in " + each + " blocks differ from those in one piece");
      }
      report.correct("factors in " + each + " blocks are those in one piece to the bit");
    }
    report.write(json);
    return 0;
  }

  /** With ids in the order in which training has them. */
  private static Interactions interactions(RatingFile ratings) {
    Interactions.Builder builder = Interactions.builder();
    for (int user = 0; user < ratings.users(); user++) {
      for (int item : ratings.items(user)) {
        builder.add(String.valueOf(user), String.valueOf(item), 1, Instant.EPOCH);
      }
    }
    return builder.build();
  }

  private static FactorModel inOnePiece(Interactions data, AlsConfig config, int threads) {
    return new ImplicitAls(config, SpdSolvers.forTraining(threads), threads)
        .train(data, DemandTrend.DEFAULT.multipliers(data), "", ImplicitAls.Progress.SILENT);
  }

  private BlocksRun.Result inBlocks(Interactions data, AlsConfig config, int count)
      throws IOException, InterruptedException {
    Path temporary = Files.createTempDirectory("souk-bench-blocks");
    try (EmbeddedCluster cluster = EmbeddedCluster.start(count, temporary)) {
      return new BlocksRun(train, config, count).run(data, cluster);
    } finally {
      FileUtils.deleteDirectoryQuietly(temporary.toFile());
    }
  }

  private void add(Report report, String subject, RatingFile ratings, long begin, double cpu) {
    Run run =
        new Run(
            subject,
            (long) ratings.size() * sweeps,
            (System.nanoTime() - begin) / 1e9,
            Machine.cpuSeconds() - cpu);
    report.add(run);
  }

  private static boolean same(FactorModel one, FactorModel other) {
    return Arrays.equals(one.itemIds(), other.itemIds())
        && Arrays.equals(one.itemFactors().data(), other.itemFactors().data());
  }
}
