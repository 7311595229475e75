package dev.souk.benchmarks.factors;

import dev.souk.benchmarks.report.Report;
import dev.souk.benchmarks.report.Run;
import dev.souk.representation.collaborative.AlsConfig;
import dev.souk.representation.collaborative.Interactions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Seconds and memory of a training per million ratings, as users, items and ratings grow. */
@Command(
    name = "factors-growth",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = "Training of factors: seconds and memory per million ratings, as data grow.")
public final class FactorsGrowthCommand implements Callable<Integer> {

  @Option(
      names = "--like",
      required = true,
      description = "Ratings whose popularity to draw by: lines of 'user item item ...'.")
  private Path like = Path.of("train.txt");

  @Option(names = "--ratings", split = ",", description = "Ratings of each training.")
  private List<Long> ratings = List.of(1_000_000L, 10_000_000L, 50_000_000L);

  @Option(names = "--rank", description = "Rank to train.")
  private int rank = 64;

  @Option(names = "--sweeps", description = "Passes over users and items.")
  private int sweeps = 3;

  @Option(names = "--threads", description = "To train with.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--seed", description = "Decides the ratings.")
  private long seed = 1;

  @Option(names = "--json", description = "A file for the results.")
  private @Nullable Path json;

  @Override
  public Integer call() throws Exception {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("like", like.toString());
    parameters.put("ratings", ratings);
    parameters.put("rank", rank);
    parameters.put("sweeps", sweeps);
    parameters.put("threads", threads);
    parameters.put("seed", seed);
    Report report = new Report("factors-growth", parameters, System.out);
    GrownRatings grown = new GrownRatings(RatingFile.read(like));
    // The JVM compiles the loops.
    measure(null, grown, ratings.getFirst(), new ArrayList<>());
    List<Map<String, Object>> sizes = new ArrayList<>();
    for (long size : ratings) {
      measure(report, grown, size, sizes);
    }
    report.put("sizes", sizes);
    Map<String, Object> first = sizes.getFirst();
    for (Map<String, Object> each : sizes) {
      for (String figure : List.of("secondsPerMillion", "cpuSecondsPerMillion", "mibPerMillion")) {
        report.ratio(
            figure + " at " + each.get("ratings") + " / at " + first.get("ratings"),
            (double) each.get(figure) / (double) first.get(figure));
      }
    }
    report.write(json);
    return 0;
  }

  private void measure(
      @Nullable Report report, GrownRatings grown, long size, List<Map<String, Object>> sizes) {
    double before = Memory.liveMib();
    Interactions interactions = grown.of(size, seed);
    AlsConfig config = AlsConfig.forData(interactions).withRank(rank).withSweeps(sweeps);
    SoukAls.Result result = new SoukAls(threads).train(interactions, config, false);
    if (report == null) {
      return;
    }
    double millions = interactions.size() / 1e6;
    Trained trained = result.trained();
    report.add(
        new Run(
            size + " ratings",
            (long) interactions.size() * sweeps,
            trained.seconds(),
            trained.cpuSeconds()));
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("ratings", interactions.size());
    figures.put("users", interactions.users());
    figures.put("items", interactions.items());
    figures.put("secondsPerMillion", trained.seconds() / millions);
    figures.put("cpuSecondsPerMillion", trained.cpuSeconds() / millions);
    figures.put("mibPerMillion", (result.liveMib() - before) / millions);
    figures.put("peakHeapMib", trained.peakHeapMib());
    figures.put("peakRssMib", trained.peakRssMib());
    sizes.add(figures);
    report.say(
        "%d ratings, %d users, %d items: %.3f s, %.3f CPU s and %.1f MiB live per million",
        interactions.size(),
        interactions.users(),
        interactions.items(),
        trained.seconds() / millions,
        trained.cpuSeconds() / millions,
        (result.liveMib() - before) / millions);
  }
}
