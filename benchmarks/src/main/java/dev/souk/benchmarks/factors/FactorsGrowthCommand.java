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
    List<GrowthFigures> sizes = new ArrayList<>();
    for (long size : ratings) {
      measure(report, grown, size, sizes);
    }
    report.put("sizes", sizes);
    GrowthFigures first = sizes.getFirst();
    for (GrowthFigures each : sizes) {
      String compared = " at " + each.ratings() + " / at " + first.ratings();
      report.ratio(
          "secondsPerMillion" + compared, each.secondsPerMillion() / first.secondsPerMillion());
      report.ratio(
          "cpuSecondsPerMillion" + compared,
          each.cpuSecondsPerMillion() / first.cpuSecondsPerMillion());
      report.ratio("mibPerMillion" + compared, each.mibPerMillion() / first.mibPerMillion());
    }
    report.write(json);
    return 0;
  }

  private void measure(
      @Nullable Report report, GrownRatings grown, long size, List<GrowthFigures> sizes) {
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
    GrowthFigures figures =
        new GrowthFigures(
            interactions.size(),
            interactions.users(),
            interactions.items(),
            trained.seconds() / millions,
            trained.cpuSeconds() / millions,
            (result.liveMib() - before) / millions,
            trained.peakHeapMib(),
            trained.peakRssMib());
    sizes.add(figures);
    report.say(
        "%d ratings, %d users, %d items: %.3f s, %.3f CPU s and %.1f MiB live per million",
        figures.ratings(),
        figures.users(),
        figures.items(),
        figures.secondsPerMillion(),
        figures.cpuSecondsPerMillion(),
        figures.mibPerMillion());
  }
}
