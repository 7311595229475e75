package dev.souk.cli.load;

import dev.souk.domain.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code souk load}: steady traffic on a running server. */
@Command(
    name = "load",
    mixinStandardHelpOptions = true,
    description = {
      "Sends searches, feeds and suggestions to a running server at a constant rate and reports"
          + " failures and latencies, second by second.",
      "Exit status 1 if a request failed."
    })
public final class LoadCommand implements Callable<Integer> {

  @Option(names = "--url", description = "server (default: ${DEFAULT-VALUE})")
  private URI url = URI.create("http://localhost:8080");

  @Option(names = "--shop", required = true, description = "the shop")
  private String shop = "";

  @Option(names = "--rate", description = "requests per second (default: ${DEFAULT-VALUE})")
  private double rate = 50;

  @Option(names = "--seconds", description = "how long (default: ${DEFAULT-VALUE})")
  private int seconds = 30;

  @Option(
      names = "--queries",
      description = "file with one query per line (default: words of the shop's items)")
  private @Nullable Path queries;

  @Option(names = "--seed", description = "of the choice of requests (default: ${DEFAULT-VALUE})")
  private long seed = 1;

  @Option(names = "--json", description = "file to write the report to, as JSON")
  private @Nullable Path json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintStream out = System.out;
    if (!(rate > 0 && rate <= 1e5) || seconds < 1) {
      System.err.printf("--rate %s --seconds %d (expected: both above 0)%n", rate, seconds);
      return 2;
    }
    List<URI> requests =
        queries == null
            ? RequestMix.of(url, shop, seed)
            : RequestMix.of(url, shop, lines(queries), seed);
    out.printf(
        "%9s %9s %7s %9s %9s %9s%n", "second", "answered", "failed", "p50 ms", "p99 ms", "max ms");
    LoadReport report;
    try (LoadDriver driver = new LoadDriver(requests, rate, "load")) {
      for (int second = 0; second < seconds; second++) {
        TimeUnit.SECONDS.sleep(1);
        if (second > 0) {
          List<LoadReport.Span> spans = driver.report().seconds();
          print(out, spans.get(Math.min(second - 1, spans.size() - 1)));
        }
      }
      report = driver.stop();
    }
    print(out, report.total());
    report.failures().forEach(failure -> out.println("failed: " + failure));
    if (json != null) {
      Files.write(json, Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(report));
    }
    return report.total().failed() == 0 ? 0 : 1;
  }

  private static List<String> lines(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file).stream().filter(l -> !l.isBlank()).toList();
    if (lines.isEmpty()) {
      throw new IOException("queries: " + file + ", empty (expected: one query per line)");
    }
    return lines;
  }

  private static void print(PrintStream out, LoadReport.Span span) {
    out.printf(
        "%9s %,9d %7d %9.1f %9.1f %9.1f%n",
        span.name(), span.answered(), span.failed(), span.p50(), span.p99(), span.max());
  }
}
