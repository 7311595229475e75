package dev.souk.benchmarks.ingest;

import dev.souk.benchmarks.report.Contents;
import dev.souk.benchmarks.report.CpuProfile;
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
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.flink.util.FileUtils;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Events per second from a log into published views: the streaming job, beside a loop that does the
 * same work without Flink and beside the same job with its documents thrown away.
 */
@Command(
    name = "ingest",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = "Events per second from the log into published views.")
public final class IngestCommand implements Callable<Integer> {

  private static final String PIPELINE = "pipeline";
  private static final String DISCARDING = "pipeline, no-op sink";
  private static final String PLAIN = "plain loop";

  @Option(names = "--log", description = "Where lines are kept: ${COMPLETION-CANDIDATES}.")
  private BenchLogs.Kind kind = BenchLogs.Kind.FILES;

  @Option(names = "--events", description = "Events of the log.")
  private long events = 1_000_000;

  @Option(names = "--shoppers", description = "Shoppers who make them.")
  private int shoppers = 5_000;

  @Option(names = "--items", description = "Items that they are about.")
  private int items = 3_000;

  @Option(names = "--seed", description = "Decides the log.")
  private long seed = 1;

  @Option(names = "--repetitions", description = "Of each subject, in turns.")
  private int repetitions = 3;

  @Option(names = "--commit-seconds", description = "Between checkpoints.")
  private long commitSeconds = JobSettings.BACKLOG_INTERVAL.toSeconds();

  @Option(names = "--backend", description = "Of Flink's state: rocksdb or hashmap.")
  private String backend = "rocksdb";

  @Option(names = "--json", description = "A file for the results.")
  private @Nullable Path json;

  private int directories;

  @Override
  public Integer call() throws Exception {
    Workload workload = new Workload(events, shoppers, items, seed);
    Map<String, Object> parameters = workload.parameters();
    parameters.put("repetitions", repetitions);
    parameters.put("commit_seconds", commitSeconds);
    parameters.put("backend", backend);
    parameters.put("log", kind);
    Report report = new Report("ingest", parameters, System.out);
    Path root = Files.createTempDirectory("souk-bench");
    try (EmbeddedCluster cluster = EmbeddedCluster.start(2, root.resolve("flink"));
        BenchLogs logs = BenchLogs.open(kind, root.resolve("log"));
        ShopLog log = logs.filled(workload)) {
      for (int repetition = 0; repetition <= repetitions; repetition++) {
        // The first turn warms up, and is where results are compared.
        round(report, repetition == 0, cluster, log, root);
      }
      profile(report, cluster, log, root);
    } finally {
      FileUtils.deleteDirectoryQuietly(root.toFile());
    }
    summarise(report);
    report.write(json);
    return 0;
  }

  private void round(Report report, boolean first, EmbeddedCluster cluster, ShopLog log, Path root)
      throws Exception {
    PlainLoop plain = new PlainLoop(log, fresh(root));
    run(report, first, PLAIN, plain::run);
    PipelineRun pipeline = new PipelineRun(log, commitSeconds, backend, fresh(root));
    run(report, first, PIPELINE, () -> pipeline.run(cluster, false));
    PipelineRun discarding = new PipelineRun(log, commitSeconds, backend, fresh(root));
    run(report, first, DISCARDING, () -> discarding.run(cluster, true));
    if (first) {
      check(report, plain.contents(), pipeline.contents());
    }
    for (Path used : new Path[] {plain.directory(), pipeline.directory(), discarding.directory()}) {
      FileUtils.deleteDirectoryQuietly(used.toFile());
    }
  }

  private Path fresh(Path root) {
    return root.resolve("run" + directories++);
  }

  private static void check(Report report, Contents expected, Contents found) {
    if (!expected.equals(found)) {
      throw new IllegalStateException(
          "%s: %s (expected: as of the %s, %s)".formatted(PIPELINE, found, PLAIN, expected));
    }
    report.correct(PIPELINE + " has the documents of the " + PLAIN + ": " + found);
  }

  /** Something to measure. */
  @FunctionalInterface
  private interface Work {
    void run() throws IOException, InterruptedException;
  }

  private void run(Report report, boolean first, String subject, Work work)
      throws IOException, InterruptedException {
    System.gc();
    double cpu = Machine.cpuSeconds();
    long begin = System.nanoTime();
    work.run();
    double seconds = (System.nanoTime() - begin) / 1e9;
    report.add(
        new Run(
            first ? subject + " (warm-up)" : subject, events, seconds, Machine.cpuSeconds() - cpu));
  }

  private void profile(Report report, EmbeddedCluster cluster, ShopLog log, Path root)
      throws IOException, InterruptedException {
    PipelineRun run = new PipelineRun(log, commitSeconds, backend, fresh(root));
    CpuProfile.Shares shares;
    try (CpuProfile profile = new CpuProfile()) {
      run.run(cluster, false);
      shares = profile.stop();
    }
    report.put("profile", shares);
    report.say("where the time goes (%d samples):", shares.samples());
    shares.byPart().forEach((part, share) -> report.say("  %5.1f %% %s", 100 * share, part));
    report.say("methods on top of the stack:");
    shares.byMethod().forEach((method, share) -> report.say("  %5.1f %% %s", 100 * share, method));
  }

  private static void summarise(Report report) {
    for (String subject : new String[] {PIPELINE, DISCARDING, PLAIN}) {
      report.say(
          "%-28s median %9.0f events/s, %9.0f events/s per core",
          subject,
          report.median(subject, "events_per_second", Run::perSecond),
          report.median(subject, "events_per_core_second", Run::perCoreSecond));
    }
    for (String peer : new String[] {PLAIN, DISCARDING}) {
      report.ratio(
          PIPELINE + " / " + peer + ", events per second",
          report.median(PIPELINE, "events_per_second", Run::perSecond)
              / report.median(peer, "events_per_second", Run::perSecond));
      report.ratio(
          PIPELINE + " / " + peer + ", events per second of a core",
          report.median(PIPELINE, "events_per_core_second", Run::perCoreSecond)
              / report.median(peer, "events_per_core_second", Run::perCoreSecond));
    }
  }
}
