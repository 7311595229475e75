package dev.souk.benchmarks.factors;

import dev.souk.benchmarks.report.Report;
import dev.souk.benchmarks.report.Run;
import dev.souk.representation.collaborative.AlsConfig;
import dev.souk.representation.collaborative.Interactions;
import dev.souk.representation.collaborative.TrainingCost;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.flink.util.FileUtils;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Trains factors on one data set, of the same rank and by the same number of sweeps as the peer,
 * and ranks by both with the same code.
 */
@Command(
    name = "factors",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description =
        "Training of factors: seconds, memory, GFLOP/s and Recall@20, beside Spark's ALS.")
public final class FactorsCommand implements Callable<Integer> {

  /** What to compare with. */
  enum Peer {
    /** Nothing. */
    NONE,
    /** Spark MLlib's ALS. */
    SPARK
  }

  @Option(names = "--train", required = true, description = "Lines of 'user item item ...'.")
  private Path train = Path.of("train.txt");

  @Option(names = "--test", required = true, description = "The same, to rank against.")
  private Path test = Path.of("test.txt");

  @Option(names = "--ranks", split = ",", description = "Ranks to train.")
  private List<Integer> ranks = List.of(64, 256);

  @Option(names = "--sweeps", description = "Passes over users and items.")
  private int sweeps = 10;

  @Option(
      names = "--repetitions",
      description = "Trainings of each rank, of ours and of the peer's.")
  private int repetitions = 3;

  @Option(names = "--threads", description = "Of both.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--peer", description = "${COMPLETION-CANDIDATES}.")
  private Peer peer = Peer.NONE;

  @Option(
      names = "--peer-alpha",
      description = "Spark's alpha; if not given, as much as an observed cell weighs in ours.")
  private @Nullable Double peerAlpha;

  @Option(
      names = "--peer-reg",
      description = "Spark's regParam; if not given, what a row of mean length has in ours.")
  private @Nullable Double peerReg;

  @Option(names = "--peer-heap", description = "Of Spark's JVM.")
  private String peerHeap = "4g";

  @Option(names = "--json", description = "A file for the results.")
  private @Nullable Path json;

  @Override
  public Integer call() throws Exception {
    RatingFile ratings = RatingFile.read(train);
    RatingFile wanted = RatingFile.read(test);
    Interactions interactions =
        Interactions.ofRows(ratings.items(), ratings.starts(), ratings.column());
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("train", train.toString());
    parameters.put("test", test.toString());
    parameters.put("ranks", ranks);
    parameters.put("sweeps", sweeps);
    parameters.put("repetitions", repetitions);
    parameters.put("threads", threads);
    parameters.put("peer", peer.name());
    Report report = new Report("factors", parameters, System.out);
    report.say("%d ratings, %d users, %d items", ratings.size(), ratings.users(), ratings.items());
    BlasSpeed blas = BlasSpeed.measure();
    report.put("blas", blas);
    report.say("%s", blas);
    // The JVM compiles the loops.
    AlsConfig settings = AlsConfig.forData(interactions).withSweeps(sweeps);
    new SoukAls(threads).train(interactions, settings.withRank(16).withSweeps(1), false);
    for (int rank : ranks) {
      AlsConfig config = settings.withRank(rank);
      ExactRanking ours = souk(report, blas, interactions, config, ratings, wanted);
      if (peer == Peer.SPARK) {
        ExactRanking theirs = spark(report, config, ratings, wanted);
        String ranked = "rank " + rank;
        report.ratio(
            "seconds of Spark / of Souk, " + ranked,
            report.median("spark " + ranked, "seconds", Run::seconds)
                / report.median("souk " + ranked, "seconds", Run::seconds));
        report.ratio(
            "processor seconds of Spark / of Souk, " + ranked,
            report.median("spark " + ranked, "cpuSeconds", Run::cpuSeconds)
                / report.median("souk " + ranked, "cpuSeconds", Run::cpuSeconds));
        report.ratio("Recall@20 of Souk / of Spark, " + ranked, ours.recall() / theirs.recall());
      }
    }
    report.write(json);
    return 0;
  }

  private ExactRanking souk(
      Report report,
      BlasSpeed blas,
      Interactions interactions,
      AlsConfig config,
      RatingFile ratings,
      RatingFile wanted) {
    String subject = "souk rank " + config.rank();
    SoukAls.Result last = null;
    for (int i = 0; i < repetitions; i++) {
      last = new SoukAls(threads).train(interactions, config, i == repetitions - 1);
      report.add(
          new Run(
              subject,
              (long) ratings.size() * sweeps,
              last.trained().seconds(),
              last.trained().cpuSeconds()));
    }
    if (last == null) {
      throw new IllegalArgumentException("repetitions: " + repetitions + " (expected: 1 or more)");
    }
    TrainingCost cost = last.cost();
    double single = blas.singleGflops() * threads;
    Map<String, Object> parts = new LinkedHashMap<>();
    part(report, parts, "gramian", cost.gramianFlops(), cost.gramianSeconds(), single);
    part(report, parts, "rotation", cost.rotationFlops(), cost.rotationSeconds(), single);
    part(report, parts, "solve", cost.solveFlops(), cost.solveSeconds(), single);
    report.put("parts, " + subject, parts);
    report.say("%s: %.0f MiB live at the end of training", subject, last.liveMib());
    return ranked(report, subject, last.trained(), ratings, wanted);
  }

  private static void part(
      Report report,
      Map<String, Object> parts,
      String name,
      double flops,
      double seconds,
      double blas) {
    double gflops = flops / seconds / 1e9;
    Map<String, Object> part = new LinkedHashMap<>();
    part.put("seconds", seconds);
    part.put("gflops", gflops);
    part.put("shareOfBlas", blas > 0 ? gflops / blas : 0);
    parts.put(name, part);
    report.say(
        "%-10s %8.3f s, %7.1f GFLOP/s, %5.1f %% of sgemm on as many threads",
        name, seconds, gflops, blas > 0 ? 100 * gflops / blas : 0);
  }

  private ExactRanking spark(Report report, AlsConfig config, RatingFile ratings, RatingFile wanted)
      throws Exception {
    String subject = "spark rank " + config.rank();
    double density = (double) ratings.size() / ((double) ratings.users() * ratings.items());
    double alpha = peerAlpha != null ? peerAlpha : 1 / config.unobserved();
    double reg =
        peerReg != null ? peerReg : config.lambda() * alpha * (1 + config.unobserved() / density);
    report.say("%s: alpha %.2f, regParam %.3f", subject, alpha, reg);
    Path folder = Files.createTempDirectory("souk-bench-spark");
    try {
      List<Trained> trained =
          new SparkPeer(train, threads, alpha, reg, peerHeap)
              .train(ratings, config.rank(), sweeps, config.seed(), repetitions, folder);
      for (Trained each : trained) {
        report.add(
            new Run(subject, (long) ratings.size() * sweeps, each.seconds(), each.cpuSeconds()));
      }
      return ranked(report, subject, trained.getLast(), ratings, wanted);
    } finally {
      FileUtils.deleteDirectoryQuietly(folder.toFile());
    }
  }

  private static ExactRanking ranked(
      Report report, String subject, Trained trained, RatingFile ratings, RatingFile wanted) {
    ExactRanking ranking = ExactRanking.of(trained.users(), trained.items(), ratings, wanted);
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("recall20", ranking.recall());
    figures.put("ndcg20", ranking.ndcg());
    figures.put("users", ranking.users());
    figures.put("peakHeapMib", trained.peakHeapMib());
    figures.put("peakRssMib", trained.peakRssMib());
    report.put("quality and memory, " + subject, figures);
    report.say(
        "%s: Recall@20 %.4f, NDCG@20 %.4f of %d users; peak heap %d MiB, peak RSS %d MiB",
        subject,
        ranking.recall(),
        ranking.ndcg(),
        ranking.users(),
        trained.peakHeapMib(),
        trained.peakRssMib());
    return ranking;
  }
}
