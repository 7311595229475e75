package dev.souk.cli.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.souk.api.shop.JobStatus;
import dev.souk.api.shop.JobStatus.State;
import dev.souk.cli.cluster.FlinkRest;
import dev.souk.domain.ShopId;
import dev.souk.log.LogPosition;
import dev.souk.retrieval.ShopStatus;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExternalJobTest {

  private static final LogPosition END = LogPosition.parse("behavior-0:10,catalog-0:4");

  private HttpServer server;
  private FlinkRest rest;
  private String jobs = "";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    answer("/jobs/overview");
    answer("/jobs/7/checkpoints");
    answer("/jobs/7/exceptions");
    server.start();
    rest = new FlinkRest(URI.create("http://localhost:" + server.getAddress().getPort()));
  }

  private void answer(String path) {
    server.createContext(
        path,
        exchange -> {
          byte[] bytes = body(path).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  private String body(String path) {
    return switch (path) {
      case "/jobs/overview" -> "{\"jobs\": [" + jobs + "]}";
      case "/jobs/7/checkpoints" -> "{\"counts\": {\"completed\": 5}}";
      default ->
          "{\"exceptionHistory\": {\"entries\": [{\"stacktrace\": \"Caused by: a.B: lost\"}]}}";
    };
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private static ShopStatus views(String position) {
    ShopStatus.Snapshot snapshot = new ShopStatus.Snapshot("g1", 3, position);
    return new ShopStatus(0, 0, 0, "scalar", Map.of("items", snapshot, "signals", snapshot), "");
  }

  private static JobStatus seen(@Nullable FlinkRest flink, String position) {
    ExternalJob job = new ExternalJob(new ShopId("one"), flink);
    job.look(END, views(position));
    return job.status();
  }

  @Test
  void look_goesByTheJobManager() {
    jobs = "{\"jid\": \"7\", \"name\": \"souk-one\", \"state\": \"RUNNING\"}";
    assertEquals(new JobStatus(State.RUNNING, "", 12, 5), seen(rest, "behavior-0:8,catalog-0:4"));
    jobs = "{\"jid\": \"7\", \"name\": \"souk-one\", \"state\": \"RESTARTING\"}";
    assertEquals(
        new JobStatus(State.STARTING, "a.B: lost", 12, 5), seen(rest, "behavior-0:8,catalog-0:4"));
    jobs = "{\"jid\": \"7\", \"name\": \"souk-other\", \"state\": \"RUNNING\"}";
    JobStatus none = seen(rest, "behavior-0:10,catalog-0:4");
    assertEquals(State.STOPPED, none.state());
    assertEquals("the JobManager knows no job souk-one", none.reason());
  }

  @Test
  void look_withoutAJobManager_goesByTheViews() {
    assertEquals(new JobStatus(State.RUNNING, "", 14, 3), seen(null, "behavior-0:10,catalog-0:4"));
  }

  @Test
  void look_atAJobManagerThatIsSilent_saysSoAndGoesByTheViews() {
    server.stop(0);
    JobStatus status = seen(rest, "behavior-0:10,catalog-0:4");
    assertEquals(State.RUNNING, status.state());
    assertTrue(status.reason().contains("(expected: a JobManager)"), status.reason());
  }
}
