package dev.souk.cli.chaos;

import dev.souk.cli.chaos.check.AcceptedCheck;
import dev.souk.cli.chaos.check.Finding;
import dev.souk.cli.chaos.check.Findings;
import dev.souk.cli.chaos.check.QueryWatcher;
import dev.souk.cli.chaos.check.TruthCheck;
import dev.souk.cli.chaos.plan.ChaosPlan;
import dev.souk.cli.chaos.stream.Accepted;
import dev.souk.cli.chaos.stream.ChaosLines;
import dev.souk.cli.chaos.stream.ChaosStream;
import dev.souk.cli.chaos.stream.Sender;
import dev.souk.cli.chaos.system.ApiProcess;
import dev.souk.cli.chaos.system.ApiStatus;
import dev.souk.cli.chaos.system.Installation;
import dev.souk.cli.console.ProgressBar;
import dev.souk.domain.Ledger;
import dev.souk.log.LogPosition;
import dev.souk.view.SnapshotStore;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * One run: starts an installation, sends the stream while faults happen and queries are watched,
 * waits until the views have caught up, and compares everything with the truth.
 */
final class ChaosRun {

  private static final int SENDERS = 4;
  private static final Duration START_WITHIN = Duration.ofMinutes(5);
  private static final Duration SETTLE_WITHIN = Duration.ofMinutes(20);

  private final ChaosOptions options;
  private final PrintStream out;
  private final Findings findings = new Findings();
  private final Accepted accepted = new Accepted();
  private final ChaosLines lines;
  private final ChaosStream stream;
  private final ChaosPlan plan;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  private ChaosRun(ChaosOptions options, PrintStream out) {
    this.options = options;
    this.out = out;
    this.lines = new ChaosLines(options.seed(), options.events());
    this.stream = new ChaosStream(options.seed(), lines);
    // The catalogue is published before the first fault, so that queries have whole answers.
    this.plan =
        ChaosPlan.draw(
            options.seed(),
            options.kills(),
            lines.catalogue() + options.events() / 50,
            options.events() - options.events() / 50);
  }

  /**
   * Runs.
   *
   * @param out takes what happens
   * @throws IOException if the run itself cannot go on, which says nothing about the system
   */
  static ChaosReport run(ChaosOptions options, PrintStream out)
      throws IOException, InterruptedException {
    return new ChaosRun(options, out).run();
  }

  private ChaosReport run() throws IOException, InterruptedException {
    long begun = System.nanoTime();
    plan.faults().forEach(fault -> out.println("  " + fault.describe()));
    out.println("Starting a broker, a Flink cluster and API processes in " + options.directory());
    try (Installation installation = Installation.start(options.home(), options.directory())) {
      awaitReady(installation);
      FaultRunner faults =
          new FaultRunner(installation, accepted, findings, line -> out.println("  " + line));
      long queries = 0;
      List<QueryWatcher> watchers = new ArrayList<>();
      try {
        send(installation, faults, watchers);
        settle(installation);
      } finally {
        for (QueryWatcher watcher : watchers) {
          watcher.close();
          queries += watcher.answered();
        }
      }
      out.println("Comparing with the truth");
      LogPosition end = installation.log().end();
      long logLines = AcceptedCheck.run(installation.log(), end, accepted, findings);
      Ledger ledger =
          TruthCheck.run(
              installation.log(),
              end,
              installation.config().pipeline(),
              new SnapshotStore(installation.views()),
              findings);
      return new ChaosReport(
          options.seed(),
          options.events(),
          (System.nanoTime() - begun) / 1e9,
          faults.done(),
          faults.recoveries().times(),
          logLines,
          accepted.deliveries(),
          stream.duplicates(),
          accepted.retries(),
          ledger,
          queries,
          installation.refused(),
          ChaosReport.wrong(findings));
    }
  }

  private static void awaitReady(Installation installation)
      throws IOException, InterruptedException {
    for (ApiProcess api : installation.apis()) {
      if (!Waiting.until(() -> api.uptime().life() >= 0, START_WITHIN)) {
        throw new IOException(api.name() + " was not ready in time; its log is beside its copies");
      }
    }
  }

  private void send(Installation installation, FaultRunner faults, List<QueryWatcher> watchers)
      throws IOException, InterruptedException {
    Sender sender =
        new Sender(
            stream,
            accepted,
            installation.apis().stream().map(ApiProcess::shop).toList(),
            installation.log().writer(),
            options.rate());
    sender.runCatalogue();
    awaitCatalogue(installation);
    for (ApiProcess api : installation.apis()) {
      watchers.add(new QueryWatcher(api.name(), api.shop(), api.uptime(), findings));
    }
    try (ExecutorService threads = Executors.newCachedThreadPool();
        ProgressBar bar = new ProgressBar(out, "events accepted", options.events())) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < SENDERS; i++) {
        running.add(
            threads.submit(() -> {
              sender.run();
              return null;
            }));
      }
      running.add(
          threads.submit(() -> {
            faults.run(plan);
            return null;
          }));
      try {
        while (running.stream().anyMatch(task -> !task.isDone())) {
          bar.update(accepted.distinct());
          for (Future<?> task : running) {
            if (task.isDone()) {
              task.get();
            }
          }
          TimeUnit.MILLISECONDS.sleep(200);
        }
        bar.update(accepted.distinct());
      } catch (ExecutionException e) {
        throw new IOException("The run cannot go on: " + e.getCause(), e.getCause());
      } finally {
        threads.shutdownNow();
      }
    }
  }

  private void awaitCatalogue(Installation installation) throws IOException, InterruptedException {
    boolean there =
        Waiting.until(
            () -> {
              for (ApiProcess api : installation.apis()) {
                Optional<ApiStatus> status = ApiStatus.of(client, api);
                if (status.isEmpty() || status.get().items() < lines.catalogue() * 9 / 10) {
                  return false;
                }
              }
              return true;
            },
            START_WITHIN);
    if (!there) {
      throw new IOException("The catalogue was not published within " + START_WITHIN);
    }
  }

  private void settle(Installation installation) throws IOException, InterruptedException {
    out.println("Waiting until the views have caught up");
    LogPosition end = installation.log().end();
    boolean settled =
        Waiting.until(
            () -> {
              for (ApiProcess api : installation.apis()) {
                Optional<ApiStatus> status = ApiStatus.of(client, api);
                if (status.isEmpty() || !status.get().covers(end)) {
                  return false;
                }
              }
              return true;
            },
            SETTLE_WITHIN);
    if (!settled) {
      findings.add(Finding.STUCK, "the views do not reach the end of the log, " + end);
    }
  }
}
