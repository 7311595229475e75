package dev.souk.benchmarks.search;

import dev.souk.benchmarks.report.Report;
import dev.souk.benchmarks.report.Run;
import dev.souk.benchmarks.report.Statistics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Takes turns between the engines; while one is measured the others are paused.
 *
 * @param connections at saturation, the last of which decides the steady rate
 * @param seconds of each measurement
 * @param warmSeconds before the first measurement of a kind, again until there were
 * @param warmRequests that were answered, so that the compiler has seen them
 */
record Measurements(
    Report report,
    List<Engine> engines,
    List<Question> questions,
    List<Integer> connections,
    double seconds,
    double warmSeconds,
    long warmRequests,
    int repetitions) {

  private static final int MOST_WARMING = 20;

  /** The name of what is measured, without the number of connections. */
  static String subject(String engine, Question.Kind kind) {
    return engine + " " + kind.name().toLowerCase(Locale.ROOT);
  }

  /** Measures everything. */
  void run() throws IOException, InterruptedException {
    Map<String, List<double[]>> steady = new LinkedHashMap<>();
    for (Engine engine : engines) {
      ServerProcess.pause(engine.pid(), true);
    }
    for (int repetition = 0; repetition < repetitions; repetition++) {
      for (Engine engine : engines) {
        ServerProcess.pause(engine.pid(), false);
        for (Question.Kind kind : Question.Kind.values()) {
          if (engine.answers(kind)) {
            measure(engine, kind, repetition == 0, steady);
          }
        }
        ServerProcess.pause(engine.pid(), true);
      }
    }
    steady.forEach((subject, rounds) -> {
      double p50 = median(rounds, .5);
      double p99 = median(rounds, .99);
      double _ = report.median(subject + ", milliseconds p50 at half of saturation", one(p50));
      double _ = report.median(subject + ", milliseconds p99 at half of saturation", one(p99));
      report.say("%-24s at half of saturation: p50 %.2f ms   p99 %.2f ms", subject, p50, p99);
    });
    for (Engine engine : engines) {
      ServerProcess.pause(engine.pid(), false);
    }
  }

  private static double[] one(double value) {
    return new double[] {value};
  }

  private static double median(List<double[]> rounds, double share) {
    return Statistics.median(
        rounds.stream().mapToDouble(round -> Statistics.percentile(round, share)).toArray());
  }

  private void measure(
      Engine engine, Question.Kind kind, boolean first, Map<String, List<double[]>> steady)
      throws IOException {
    List<byte[]> requests = new ArrayList<>();
    for (Question question : questions) {
      requests.add(engine.request(question, kind));
    }
    HttpLoad load = new HttpLoad(engine.port(), engine.pid(), requests);
    String subject = subject(engine.name(), kind);
    if (first) {
      warm(load);
    }
    double best = 0;
    for (int width : connections) {
      HttpLoad.Outcome outcome = succeeded(subject, load.saturate(width, seconds));
      report.add(
          new Run(subject, outcome.answered(), outcome.seconds(), outcome.serverCpuSeconds()));
      report.say(
          "%d connections: %.0f/s, %.0f µs of the server's processors each; the driver took %.0f %%"
              + " of a core",
          width,
          outcome.perSecond(),
          1e6 * outcome.serverCpuSeconds() / outcome.answered(),
          100 * outcome.ownCpuSeconds() / outcome.seconds());
      best = Math.max(best, outcome.perSecond());
    }
    HttpLoad.Outcome outcome =
        succeeded(subject, load.steady(connections.getLast(), best / 2, seconds));
    steady.computeIfAbsent(subject, _ -> new ArrayList<>()).add(outcome.millis());
  }

  /**
   * For so many requests at least: on a busy machine few are answered in the time that is given.
   */
  private void warm(HttpLoad load) throws IOException {
    long answered = 0;
    for (int i = 0; i < MOST_WARMING && answered < warmRequests; i++) {
      answered += load.saturate(connections.getLast(), warmSeconds).answered();
    }
  }

  private static HttpLoad.Outcome succeeded(String subject, HttpLoad.Outcome outcome) {
    if (outcome.failed() > 0) {
      throw new IllegalStateException(
          "%s: %d of %d failed (expected: none)"
              .formatted(subject, outcome.failed(), outcome.failed() + outcome.answered()));
    }
    return outcome;
  }
}
