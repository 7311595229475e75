package dev.souk.benchmarks.search;

import dev.souk.benchmarks.report.Report;
import dev.souk.benchmarks.report.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.flink.util.FileUtils;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How many searches a second Souk's API answers, and how soon, beside the engines that shops use:
 * the same products, questions, machine and run.
 */
@Command(
    name = "search",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = "Searches over HTTP: how many, how soon and at what cost, beside other engines.")
public final class SearchCommand implements Callable<Integer> {

  /** What Souk can be compared with. */
  enum Peer {
    SOLR,
    OPENSEARCH
  }

  private static final double LEAST_AGREEMENT = 0.95;

  @Option(
      names = "--products",
      required = true,
      description =
          "A CSV, or a .tgz that holds one, with name, manufacturer, short_description and"
              + " long_description.")
  private Path products = Path.of("");

  @Option(names = "--multiply", description = "So many times the products, with varied texts.")
  private int multiply = 1;

  @Option(names = "--peer", description = "To compare with: ${COMPLETION-CANDIDATES}.")
  private Set<Peer> peers = EnumSet.noneOf(Peer.class);

  @Option(names = "--questions", description = "Different ones that are asked.")
  private int questions = 2_000;

  @Option(names = "--compared", description = "Questions whose answers are compared.")
  private int compared = 500;

  @Option(names = "--shoppers", description = "With a history, of whom one asks each question.")
  private int shoppers = 1_000;

  @Option(names = "--connections", split = ",", description = "At saturation.")
  private List<Integer> connections = List.of(16, 64);

  @Option(names = "--seconds", description = "Of each measurement.")
  private double seconds = 8;

  @Option(names = "--warm-seconds", description = "Before the first of each kind.")
  private double warmSeconds = 10;

  @Option(names = "--warm-requests", description = "Answered before the first of each kind.")
  private long warmRequests = 20_000;

  @Option(names = "--repetitions", description = "Of each measurement, engines taking turns.")
  private int repetitions = 3;

  @Option(names = "--heap", description = "Of each server.")
  private String heap = "1g";

  @Option(names = "--seed", description = "Decides prices, variations, shoppers and questions.")
  private long seed = 1;

  @Option(names = "--folder", description = "Keeps logs and data here instead of deleting them.")
  private @Nullable Path folder;

  @Option(names = "--json", description = "A file for the results.")
  private @Nullable Path json;

  @Override
  public Integer call() throws Exception {
    Report report = new Report("search", parameters(), System.out);
    List<Product> all = VariedProducts.of(Products.read(products, seed), multiply, seed);
    List<Question> asked = Questions.of(all, questions, SoukViews.shoppers(shoppers), seed);
    report.say("%d products, %d questions", all.size(), asked.size());
    Path root = folder == null ? Files.createTempDirectory("souk-bench") : folder;
    List<Engine> engines = new ArrayList<>();
    try {
      Path data = root.resolve("data");
      Path made = data.resolve("made-of");
      String of = "%s %d %d %d".formatted(products, multiply, shoppers, seed);
      if (!Files.exists(made) || !Files.readString(made).equals(of)) {
        FileUtils.deleteDirectoryQuietly(data.toFile());
        SoukViews.make(data, all, SoukViews.shoppers(shoppers), seed, System.out);
        Files.writeString(made, of);
      }
      start(engines, root, data, all, report);
      agree(report, engines, asked.subList(0, Math.min(compared, asked.size())));
      new Measurements(
              report, engines, asked, connections, seconds, warmSeconds, warmRequests, repetitions)
          .run();
      compare(report, engines);
      for (Engine engine : engines) {
        ServerProcess.pause(engine.pid(), true);
      }
      inProcess(report, data, asked);
    } finally {
      for (Engine engine : engines) {
        engine.close();
      }
      if (folder == null) {
        FileUtils.deleteDirectoryQuietly(root.toFile());
      }
    }
    report.write(json);
    return 0;
  }

  private Map<String, Object> parameters() {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("products", String.valueOf(products.getFileName()));
    parameters.put("multiply", multiply);
    parameters.put("peers", peers.toString());
    parameters.put("questions", questions);
    parameters.put("connections", connections);
    parameters.put("seconds", seconds);
    parameters.put("warm_seconds", warmSeconds);
    parameters.put("warm_requests", warmRequests);
    parameters.put("repetitions", repetitions);
    parameters.put("heap", heap);
    parameters.put("seed", seed);
    return parameters;
  }

  private void start(List<Engine> engines, Path root, Path data, List<Product> all, Report report)
      throws IOException, InterruptedException {
    List<String> flags = List.of("-Xms" + heap, "-Xmx" + heap, "-XX:+UseG1GC");
    report.say("starting souk");
    engines.add(SoukEngine.start(flags, root, data));
    for (Peer peer : peers) {
      report.say("starting and filling %s", peer.name().toLowerCase(Locale.ROOT));
      engines.add(
          switch (peer) {
            case SOLR -> SolrEngine.start(flags, root, all);
            case OPENSEARCH -> OpenSearchEngine.start(flags, root, all);
          });
    }
  }

  private static void agree(Report report, List<Engine> engines, List<Question> asked)
      throws IOException {
    Engine souk = engines.getFirst();
    for (Engine peer : engines.subList(1, engines.size())) {
      Agreement agreement = Agreement.of(souk, peer, asked);
      report.put("agreement with " + peer.name(), agreement);
      if (agreement.withTies() < LEAST_AGREEMENT) {
        throw new IllegalStateException(
            "agreement with %s: %s (expected: at least %s)"
                .formatted(peer.name(), agreement, LEAST_AGREEMENT));
      }
      report.correct(
          "%.1f %% of the ten best of %d questions are those of %s (%.1f %% without ties)"
              .formatted(
                  100 * agreement.withTies(),
                  agreement.queries(),
                  peer.name(),
                  100 * agreement.exact()));
    }
  }

  private static void compare(Report report, List<Engine> engines) {
    for (Engine peer : engines.subList(1, engines.size())) {
      for (Question.Kind kind : Question.Kind.values()) {
        Question.Kind theirs = peer.answers(kind) ? kind : Question.Kind.TEXT;
        String ours = Measurements.subject("souk", kind);
        String other = Measurements.subject(peer.name(), theirs);
        report.ratio(
            "%s / %s, requests per second".formatted(ours, other),
            report.median(ours, "requests per second", Run::perSecond)
                / report.median(other, "requests per second", Run::perSecond));
        report.ratio(
            "%s / %s, requests per second of a core".formatted(ours, other),
            report.median(ours, "requests per second of a core", Run::perCoreSecond)
                / report.median(other, "requests per second of a core", Run::perCoreSecond));
      }
    }
  }

  private static void inProcess(Report report, Path data, List<Question> asked) throws IOException {
    InProcess found = InProcess.measure(data, asked, 5);
    report.put("in process", found);
    report.say(
        "in process, p50: bare Lucene %.0f µs, by words alone %.0f µs, blended %.0f µs",
        found.bareMicros(), found.textMicros(), found.blendedMicros());
    report.ratio(
        "in process: blended / bare Lucene, p50", found.blendedMicros() / found.bareMicros());
    report.ratio(
        "in process: words alone / bare Lucene, p50", found.textMicros() / found.bareMicros());
  }
}
