package dev.souk.benchmarks.freshness;

import dev.souk.benchmarks.report.Machine;
import dev.souk.benchmarks.report.Report;
import dev.souk.benchmarks.report.Run;
import dev.souk.benchmarks.report.Statistics;
import dev.souk.benchmarks.workload.BenchLogs;
import dev.souk.benchmarks.workload.Traffic;
import dev.souk.benchmarks.workload.Workload;
import dev.souk.jobs.JobSettings;
import dev.souk.jobs.PipelineOptions;
import dev.souk.jobs.embedded.EmbeddedCluster;
import dev.souk.jobs.embedded.EmbeddedJobs;
import dev.souk.jobs.embedded.JobsConfig;
import dev.souk.jobs.embedded.ShopJob;
import dev.souk.jobs.items.LsaRepresenters;
import dev.souk.jobs.log.ShopLog;
import dev.souk.kernels.BackendKind;
import dev.souk.kernels.Backends;
import dev.souk.kernels.SimilarityBackend;
import dev.souk.log.LogWriter;
import dev.souk.retrieval.LuceneShopSearch;
import dev.souk.retrieval.QueryEmbedder;
import dev.souk.retrieval.ShopSearch;
import dev.souk.retrieval.ranking.RankingProfiles;
import dev.souk.view.SnapshotStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.flink.util.FileUtils;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How long it takes from an accepted event to an answer that shows it, under steady traffic: log
 * writer, streaming job and search as a server has them, in one process.
 */
@Command(
    name = "freshness",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = "From an accepted event to an answer that shows it, at steady rates.")
public final class FreshnessCommand implements Callable<Integer> {

  private static final Duration REFRESH = Duration.ofMillis(100);

  /** At a fifth of the rate, while code is being compiled. */
  private static final long COLD_SECONDS = 30;

  /** In full: a minute later the compiler still takes a quarter of a core. */
  private static final long WARM_SECONDS = 90;

  private static final long AWAIT_SECONDS = 120;
  private static final double TARGET_MILLIS = 1_500;

  @Option(names = "--log", description = "Where lines are kept: ${COMPLETION-CANDIDATES}.")
  private BenchLogs.Kind kind = BenchLogs.Kind.FILES;

  @Option(names = "--rates", split = ",", description = "Events per second.")
  private List<Integer> rates = List.of(2_000, 10_000);

  @Option(names = "--seconds", description = "Of each rate, after warming up.")
  private long seconds = 60;

  @Option(names = "--shoppers", description = "Shoppers who make the events.")
  private int shoppers = 50_000;

  @Option(names = "--items", description = "Items that they are about.")
  private int items = 3_000;

  @Option(names = "--seed", description = "Decides the events.")
  private long seed = 1;

  @Option(names = "--checkpoint-millis", description = "Between checkpoints.")
  private long checkpointMillis = 500;

  @Option(names = "--json", description = "A file for the results.")
  private @Nullable Path json;

  @Override
  public Integer call() throws Exception {
    Map<String, Object> parameters = new Workload(0, shoppers, items, seed).parameters();
    parameters.putAll(
        Map.of(
            "log",
            kind,
            "rates",
            rates,
            "seconds",
            seconds,
            "checkpoint_millis",
            checkpointMillis,
            "refresh_millis",
            REFRESH.toMillis()));
    parameters.remove("events");
    Report report = new Report("freshness", parameters, System.out);
    for (int rate : rates) {
      Path root = Files.createTempDirectory("souk-bench");
      try {
        measure(report, rate, root);
      } finally {
        FileUtils.deleteDirectoryQuietly(root.toFile());
      }
    }
    report.write(json);
    return 0;
  }

  private void measure(Report report, int rate, Path root) throws Exception {
    Path views = root.resolve("views");
    Duration interval = Duration.ofMillis(checkpointMillis);
    JobsConfig config =
        new JobsConfig(
            root.resolve("jobs"),
            2,
            2,
            interval,
            JobSettings.BACKLOG_INTERVAL,
            PipelineOptions.DEFAULT);
    try (EmbeddedCluster cluster = EmbeddedCluster.start(2, root.resolve("flink"));
        BenchLogs logs = BenchLogs.open(kind, root.resolve("log"));
        ShopLog log = logs.filled(new Workload(0, shoppers, items, seed));
        SimilarityBackend backend = Backends.select(BackendKind.AUTO).backend();
        ShopSearch search =
            new LuceneShopSearch(
                    new SnapshotStore(views), backend, RankingProfiles.of(), QueryEmbedder.NONE)
                .follow(REFRESH);
        EmbeddedJobs jobs = new EmbeddedJobs(cluster, config)) {
      jobs.start(
          new ShopJob(
              BenchLogs.SHOP,
              log.sources(),
              log.deadLetters(),
              views,
              root.resolve("models"),
              LsaRepresenters.DEFAULT));
      Traffic traffic = new Traffic(seed, shoppers, items, 1);
      drive("cold", log.writer(), search, traffic, rate / 5, COLD_SECONDS);
      drive("warm", log.writer(), search, traffic, rate, WARM_SECONDS);
      double cpu = Machine.cpuSeconds();
      long begin = System.nanoTime();
      Driven driven = drive("", log.writer(), search, traffic, rate, seconds);
      double passed = (System.nanoTime() - begin) / 1e9;
      String subject = rate + "/s";
      report.add(new Run(subject, driven.events(), passed, Machine.cpuSeconds() - cpu));
      summarise(report, subject, driven.millis());
    }
  }

  private record Driven(long events, double[] millis) {}

  private Driven drive(
      String probed, LogWriter log, ShopSearch search, Traffic traffic, int rate, long duration)
      throws IOException, InterruptedException {
    try (Probes probes = new Probes(search, "-" + probed)) {
      long events = new OpenLoop(log, traffic, probes, items).run(rate, duration);
      return new Driven(events, probes.await(AWAIT_SECONDS));
    }
  }

  private static void summarise(Report report, String subject, double[] millis) {
    report.correct(
        subject + ": every one of " + millis.length + " probes was accepted and became visible");
    double p99 = Statistics.percentile(millis, .99);
    double p50 = report.median(subject + ", milliseconds p50", millis);
    report.put("p99_milliseconds " + subject, p99);
    report.put("milliseconds " + subject, Arrays.stream(millis).boxed().toList());
    report.say("%-10s p50 %6.0f ms   p99 %6.0f ms", subject, p50, p99);
    report.ratio(
        subject + ": p99 / target of " + (long) TARGET_MILLIS + " ms", p99 / TARGET_MILLIS);
  }
}
