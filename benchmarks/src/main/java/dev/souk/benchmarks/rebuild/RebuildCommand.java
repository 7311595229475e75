package dev.souk.benchmarks.rebuild;

import dev.souk.benchmarks.ingest.PipelineRun;
import dev.souk.benchmarks.report.Contents;
import dev.souk.benchmarks.report.Machine;
import dev.souk.benchmarks.report.Report;
import dev.souk.benchmarks.report.Run;
import dev.souk.benchmarks.workload.BenchLogs;
import dev.souk.benchmarks.workload.Workload;
import dev.souk.jobs.JobSettings;
import dev.souk.jobs.embedded.EmbeddedCluster;
import dev.souk.jobs.log.ShopLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.flink.util.FileUtils;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Seconds from a log to a new generation of its views, for logs of growing length. Shoppers grow
 * with the events, so that a longer log is a bigger shop and not older shoppers; what is compared
 * is the growth per doubling.
 */
@Command(
    name = "rebuild",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = "Seconds to make all views anew, for logs of 1, 2, 4 and 8 million events.")
public final class RebuildCommand implements Callable<Integer> {

  @Option(names = "--events", split = ",", description = "Events of each log.")
  private List<Long> events = List.of(1_000_000L, 2_000_000L, 4_000_000L, 8_000_000L);

  @Option(names = "--events-per-shopper", description = "How many shoppers there are follows.")
  private int perShopper = 50;

  @Option(names = "--items", description = "Items that they are about.")
  private int items = 3_000;

  @Option(names = "--seed", description = "Decides the logs.")
  private long seed = 1;

  @Option(names = "--commit-seconds", description = "Between checkpoints.")
  private long commitSeconds = JobSettings.BACKLOG_INTERVAL.toSeconds();

  @Option(names = "--json", description = "A file for the results.")
  private @Nullable Path json;

  @Override
  public Integer call() throws Exception {
    Report report =
        new Report(
            "rebuild",
            Map.of(
                "events", events,
                "events_per_shopper", perShopper,
                "items", items,
                "seed", seed,
                "commit_seconds", commitSeconds),
            System.out);
    Path root = Files.createTempDirectory("souk-bench");
    try (EmbeddedCluster cluster = EmbeddedCluster.start(2, root.resolve("flink"))) {
      // Warms up, and is compared with a second rebuild of the same log.
      Contents once = rebuild(null, cluster, events.getFirst() / 10, root);
      Contents again = rebuild(null, cluster, events.getFirst() / 10, root);
      if (!once.equals(again)) {
        throw new IllegalStateException("second rebuild: " + again + " (expected: " + once + ")");
      }
      report.correct("two rebuilds of one log hold the same documents: " + once);
      double before = 0;
      for (long count : events) {
        Contents contents = rebuild(report, cluster, count, root);
        report.correct(count + " events: " + contents);
        double seconds = report.median(count + " events", "seconds", Run::seconds);
        if (before > 0) {
          report.ratio("time for " + count + " events / time for half of them", seconds / before);
        }
        before = seconds;
      }
    } finally {
      FileUtils.deleteDirectoryQuietly(root.toFile());
    }
    report.write(json);
    return 0;
  }

  private Contents rebuild(@Nullable Report report, EmbeddedCluster cluster, long count, Path root)
      throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory(root, "shop");
    int shoppers = (int) Math.max(1, count / perShopper);
    Contents contents;
    try (BenchLogs logs = BenchLogs.open(BenchLogs.Kind.FILES, directory.resolve("log"));
        ShopLog log = logs.filled(new Workload(count, shoppers, items, seed))) {
      PipelineRun run =
          new PipelineRun(log, commitSeconds, "rocksdb", directory.resolve("generation"));
      System.gc();
      double cpu = Machine.cpuSeconds();
      long begin = System.nanoTime();
      run.run(cluster, false);
      double seconds = (System.nanoTime() - begin) / 1e9;
      if (report != null) {
        report.add(new Run(count + " events", count, seconds, Machine.cpuSeconds() - cpu));
      }
      contents = run.contents();
    }
    FileUtils.deleteDirectoryQuietly(directory.toFile());
    return contents;
  }
}
