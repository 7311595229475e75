package dev.souk.cli.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.cli.ShopPaths;
import dev.souk.cli.SoukCommand;
import dev.souk.cli.config.SoukConfig;
import dev.souk.cli.config.SoukConfigReader;
import dev.souk.cli.kafka.LocalBroker;
import dev.souk.cli.process.ChildProcess;
import dev.souk.cli.process.JavaCommand;
import dev.souk.cli.process.ProcessSpec;
import dev.souk.domain.ItemSignals;
import dev.souk.domain.Json;
import dev.souk.domain.Ledger;
import dev.souk.domain.ShopId;
import dev.souk.jobs.cluster.JobArguments;
import dev.souk.jobs.training.TrainingMain;
import dev.souk.jobs.training.blocks.BlockSweeps;
import dev.souk.representation.collaborative.AlsConfig;
import dev.souk.view.Manifest;
import dev.souk.view.SnapshotStore;
import dev.souk.view.View;
import dev.souk.view.ViewReader;
import dev.souk.view.ViewSnapshot;
import dev.souk.view.schema.SignalsSchema;
import dev.souk.view.schema.ViewSchema;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.document.Document;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.ScoreDoc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A broker, a JobManager, two TaskManagers and two API processes, all processes of their own over
 * one shared directory: what goes in by one API is seen by the other, and processes that are killed
 * lose and double nothing.
 */
class ClusterIT {

  private static final ShopId SHOP = new ShopId("one");
  private static final int ITEMS = 20;
  private static final int BATCH = 1000;
  private static final Duration LIMIT = Duration.ofMinutes(8);

  @TempDir Path temp;
  private final HttpClient http = HttpClient.newHttpClient();
  private int sent;

  @Test
  void events_throughKillsAndARescaling_areSeenOnce() throws Exception {
    try (LocalBroker broker = LocalBroker.start(temp.resolve("broker"), 0)) {
      SoukConfig config = SoukConfigReader.read(config(broker.bootstrapServers()));
      FlinkDistribution distribution = FlinkDistribution.in(Path.of(".."));
      try (FlinkCluster cluster =
              FlinkCluster.start(
                  config.deployment().cluster(), distribution, temp.resolve("data/cluster"));
          Api first = new Api("first");
          Api second = new Api("second")) {
        ShopJobs jobs =
            new ShopJobs(cluster.rest(), distribution.jobJar(), temp.resolve("data/cluster/jobs"));
        JobArguments job = ShopJobSettings.of(config, SHOP);
        cluster.awaitReady();
        jobs.submit(job);
        first.awaitUp();
        second.awaitUp();
        try (ClusterSupervisor _ = new ClusterSupervisor(cluster, jobs)) {
          check(first, second, cluster, jobs, job);
        }
      }
    }
  }

  private void check(Api first, Api second, FlinkCluster cluster, ShopJobs jobs, JobArguments job)
      throws Exception {
    for (int i = 0; i < ITEMS; i++) {
      first.send(
          "PUT", "/v1/one/items/i" + i, "{\"title\": \"Red lamp\", \"price\": \"2.50 GBP\"}");
    }
    first.sendEvents();
    second.awaitAll();
    assertEquals("running", second.status().path("job").path("state").asString(""));

    cluster.process(FlinkCluster.taskManager(1)).kill();
    second.sendEvents();
    first.awaitAll();

    cluster.process(FlinkCluster.JOB_MANAGER).kill();
    first.sendEvents();
    second.awaitAll();

    jobs.submit(job.withParallelism(1));
    second.sendEvents();
    first.awaitAll();
    assertEquals(1, jobs.desired().getFirst().parallelism());
    assertSignalsAreTheTruth();
    assertTrainsInBlocks(cluster.rest(), job);
  }

  /** As {@code souk cluster train} does, beside the streaming job. */
  private void assertTrainsInBlocks(FlinkRest rest, JobArguments job) throws Exception {
    List<String> words = new ArrayList<>(job.words());
    words.addAll(List.of("--model", "factors", "--blocks", "2"));
    String id =
        rest.run(FlinkDistribution.in(Path.of("..")).jobJar(), TrainingMain.class.getName(), words);
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (!rest.job(id).map(FlinkJob::over).orElse(false)) {
      assertTrue(System.nanoTime() < deadline, () -> "training " + id + " goes on and on");
      TimeUnit.MILLISECONDS.sleep(100);
    }
    FlinkJob training = rest.job(id).orElseThrow();
    assertEquals("FINISHED", training.state(), rest.failure(training));
    assertEquals(AlsConfig.SWEEPS, rest.accumulators(training, BlockSweeps.LOSS).size());
    Path views = ShopPaths.of(temp.resolve("data"), SHOP).views();
    Manifest factors = new SnapshotStore(views).latest(View.FACTORS).orElseThrow();
    assertEquals("2", factors.attributes().get("blocks"));
    assertEquals(String.valueOf(ITEMS), factors.attributes().get("items"));
  }

  /** Every item was viewed as often as it was said, and the ledger knows every line. */
  private void assertSignalsAreTheTruth() throws IOException {
    Path views = ShopPaths.of(temp.resolve("data"), SHOP).views();
    int items = 0;
    try (ViewReader reader = new ViewReader(new SnapshotStore(views), View.SIGNALS)) {
      ViewSnapshot snapshot = reader.acquire();
      try {
        IndexSearcher searcher = snapshot.searcher();
        for (ScoreDoc hit : searcher.search(new MatchAllDocsQuery(), ITEMS + 10).scoreDocs) {
          Document document = searcher.storedFields().document(hit.doc);
          byte[] source = ViewSchema.source(document);
          if (Objects.equals(document.get(ViewSchema.KEY), SignalsSchema.LEDGER)) {
            Ledger ledger = SignalsSchema.readLedger(source);
            assertEquals(sent, ledger.accepted());
            assertEquals(sent, ledger.received());
          } else {
            ItemSignals signals = SignalsSchema.read(source);
            assertEquals(sent / ITEMS, signals.views(), () -> "views of " + document);
            items++;
          }
        }
      } finally {
        reader.release(snapshot);
      }
    }
    assertEquals(ITEMS, items);
  }

  private Path config(String brokers) throws IOException {
    Path file = temp.resolve("souk.yaml");
    int rest = FreePort.choose();
    Files.writeString(
        file,
        """
        data: %s
        log: {kind: kafka, bootstrap: "%s"}
        http: {port: 0}
        similarity: scalar
        jobs: {checkpoint: 500ms, backlog_checkpoint: 1s}
        ranking: %s
        cluster: {flink: "http://localhost:%d", rest_port: %d, rpc_port: %d}
        shops: {one: {title: One, currency: GBP}}
        """
            .formatted(
                temp.resolve("data"),
                brokers,
                Path.of("../config/ranking").toAbsolutePath(),
                rest,
                rest,
                FreePort.choose()));
    return file;
  }

  /** An API process. */
  private final class Api implements AutoCloseable {

    private final ChildProcess process;
    private final int port;

    Api(String name) throws IOException {
      port = FreePort.choose();
      List<String> words =
          List.of(
              "serve",
              "--role",
              "api",
              "--port",
              String.valueOf(port),
              "--config",
              temp.resolve("souk.yaml").toString());
      process =
          ChildProcess.start(
              new ProcessSpec(
                  name,
                  JavaCommand.ofThisProcess(List.of("-Xmx400m"), SoukCommand.class, words).words(),
                  Map.of(),
                  temp.resolve(name + ".log")));
    }

    void awaitUp() throws IOException, InterruptedException {
      process.awaitReady(() -> answers("/health/live"), LIMIT);
    }

    private boolean answers(String path) {
      try {
        return http.send(request("GET", path, ""), BodyHandlers.discarding()).statusCode() == 200;
      } catch (IOException e) {
        return false;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }

    private HttpRequest request(String method, String path, String body) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
              .timeout(Duration.ofSeconds(60));
      if (path.endsWith("/events")) {
        request.header("Content-Type", "application/x-ndjson");
      }
      return request.method(method, BodyPublishers.ofString(body)).build();
    }

    void send(String method, String path, String body) throws IOException, InterruptedException {
      HttpResponse<String> answer = http.send(request(method, path, body), BodyHandlers.ofString());
      assertEquals(202, answer.statusCode(), answer::body);
    }

    /** Shoppers view items, each item equally often. */
    void sendEvents() throws IOException, InterruptedException {
      StringBuilder lines = new StringBuilder();
      for (int i = 0; i < BATCH; i++) {
        lines.append(
            "{\"event_id\": \"e%d\", \"event_name\": \"view_item\", \"user_id\": \"u%d\", \"items\": [{\"item_id\": \"i%d\"}]}%n"
                .formatted(sent, sent % 7, sent % ITEMS));
        sent++;
      }
      send("POST", "/v1/one/events", lines.toString());
    }

    JsonNode status() throws IOException, InterruptedException {
      return Json.object(
          http.send(request("GET", "/v1/one/status", ""), BodyHandlers.ofString()).body());
    }

    /** Waits until the views that this process serves show all that was sent. */
    void awaitAll() throws IOException, InterruptedException {
      long deadline = System.nanoTime() + LIMIT.toNanos();
      JsonNode status = status();
      while (status.path("ledger").path("accepted").asLong(0) < sent
          || status.path("log").path("lag").asLong(-1) != 0) {
        assertTrue(System.nanoTime() < deadline, status::toString);
        TimeUnit.MILLISECONDS.sleep(100);
        status = status();
      }
      assertEquals(sent, status.path("log").path("behavior").asLong(0), status::toString);
      assertEquals(ITEMS, status.path("log").path("catalog").asLong(0), status::toString);
      assertEquals(sent, status.path("ledger").path("accepted").asLong(0), status::toString);
    }

    @Override
    public void close() {
      process.close();
    }
  }
}
