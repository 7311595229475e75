package dev.souk.cli.fuzz;

import dev.souk.cli.console.ProgressBar;
import dev.souk.domain.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code souk fuzz}: random and mutated requests to a running server. */
@Command(
    name = "fuzz",
    mixinStandardHelpOptions = true,
    description = {
      "Sends random and mutated searches, filters, facets and suggestions to a running server and"
          + " checks that none ends in a 5xx, in an answer that is not JSON or not the problem that"
          + " is documented, or in a hang.",
      "Exit status 1 if one did."
    })
public final class FuzzCommand implements Callable<Integer> {

  private static final List<String> QUERIES =
      List.of(
          "red table lamp",
          "iphone 13 case",
          "4k tv 55 inch",
          "t-light holder",
          "手机壳",
          "华为手机 5g",
          "men's running shoes size 10",
          "usb-c",
          "纯棉四件套",
          "dress under 50",
          "coffee");

  @Option(names = "--url", description = "server (default: ${DEFAULT-VALUE})")
  private URI url = URI.create("http://localhost:8080");

  @Option(names = "--shop", required = true, description = "the shop")
  private String shop = "";

  @Option(names = "--requests", description = "how many (default: ${DEFAULT-VALUE})")
  private long requests = 1_000_000;

  @Option(names = "--connections", description = "at once (default: ${DEFAULT-VALUE})")
  private int connections = 2;

  @Option(names = "--limit-ms", description = "what is slower hangs (default: ${DEFAULT-VALUE})")
  private double limitMillis = 200;

  @Option(
      names = "--queries",
      description =
          "files with real queries to mutate, one per line; of several columns the one after the"
              + " first (default: a few of our own)")
  private List<Path> queries = new ArrayList<>();

  @Option(names = "--seed", description = "of the requests (default: ${DEFAULT-VALUE})")
  private long seed = 1;

  @Option(names = "--json", description = "file to write the report to, as JSON")
  private @Nullable Path json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintStream out = System.out;
    if (requests < 1 || connections < 1 || connections > 64 || !(limitMillis > 0)) {
      System.err.printf(
          "--requests %d --connections %d --limit-ms %s (expected: 1 or more, 1 to 64, above 0)%n",
          requests, connections, limitMillis);
      return 2;
    }
    FuzzReport report;
    FuzzRequests made = new FuzzRequests(shop, queries(), seed);
    try (ProgressBar bar = new ProgressBar(out, "fuzz", requests)) {
      report =
          new FuzzRun(url, made, limitMillis, this::heap).run(requests, connections, bar::update);
      bar.update(requests);
    }
    report.kinds().forEach((kind, count) -> out.printf("%,12d %s%n", count, kind));
    report
        .failures()
        .forEach(f -> out.printf("wrong: %d %s%n  %s%n", f.number(), f.target(), f.wrong()));
    report
        .hangs()
        .forEach(h -> out.printf("hangs: %d %s: %.0f ms%n", h.number(), h.target(), h.millis()));
    out.printf(
        "%,d wrong, %,d hang, %,d late but not when asked again, slowest %.0f ms (%d); heap %,d ->"
            + " %,d bytes%n",
        report.wrong(),
        report.hangs().size(),
        report.late(),
        report.slowest().millis(),
        report.slowest().number(),
        report.heapBefore(),
        report.heapAfter());
    if (json != null) {
      Files.write(json, Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(report));
    }
    return report.passed() ? 0 : 1;
  }

  private List<String> queries() throws IOException {
    if (queries.isEmpty()) {
      return QUERIES;
    }
    List<String> lines = new ArrayList<>();
    for (Path file : queries) {
      for (String line : Files.readAllLines(file)) {
        String[] columns = line.split("\t", -1);
        String query = columns.length > 1 ? columns[1] : columns[0];
        if (!query.isBlank()) {
          lines.add(query.strip());
        }
      }
    }
    if (lines.isEmpty()) {
      throw new IOException("queries: " + queries + ", empty (expected: one query per line)");
    }
    return lines;
  }

  /** What the server's metrics say it uses of its heap. */
  private long heap() {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> response =
          client.send(
              HttpRequest.newBuilder(url.resolve("/metrics")).build(),
              HttpResponse.BodyHandlers.ofString());
      double bytes = 0;
      for (String line : response.body().lines().toList()) {
        if (line.startsWith("jvm_memory_used_bytes{area=\"heap\"")) {
          bytes += Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
        }
      }
      return response.statusCode() == 200 ? (long) bytes : -1;
    } catch (IOException e) {
      return -1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return -1;
    }
  }
}
