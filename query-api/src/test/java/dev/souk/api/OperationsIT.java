package dev.souk.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.api.shop.JobStatus;
import dev.souk.domain.InvalidInputException;
import dev.souk.domain.ShopId;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class OperationsIT {

  private TestServer server;

  @BeforeEach
  void start(@TempDir Path directory) throws Exception {
    server = new TestServer(directory);
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  @Test
  void statusIsTheAccountOfTheLog() throws Exception {
    server.postJson(
        "/v1/gifts/events", "{\"event_name\":\"view_item\",\"items\":[{\"item_id\":1}]}");
    JsonNode json = TestServer.json(server.get("/v1/gifts/status"));
    JsonNode ledger = json.get("ledger");
    assertEquals(16, ledger.get("received").asInt());
    assertEquals(7, ledger.get("accepted").asInt());
    assertEquals(2, ledger.get("guests").asInt());
    assertEquals(3, ledger.get("duplicates").asInt());
    assertEquals(1, ledger.get("late").asInt());
    assertEquals(4, ledger.get("dead").asInt());
    assertEquals(3, ledger.get("dead_letters").get("no-price").asInt());
    assertEquals(1, json.get("log").get("behavior").asInt());
    assertEquals(1, json.get("log").get("lag").asInt());
    assertEquals(4, json.get("snapshots").get("items").get("checkpoint").asInt());
    assertEquals(
        "{\"view\":\"items\",\"generation\":\"g1\",\"checkpoint\":5,\"file\":\"x-_0.cfs\","
            + "\"expected\":\"9 bytes\",\"found\":\"no such file\"}",
        json.get("refused").get(0).toString());
    assertEquals(
        "{\"served\":true,\"weights\":{\"item_item\":1.2,\"popularity\":0.3},\"users\":60,"
            + "\"examples\":75,\"compared_users\":61,\"learned\":{\"recall\":0.25,\"ndcg\":0.125},"
            + "\"by_hand\":{\"recall\":0.25,\"ndcg\":0.0625}}",
        json.get("feed").toString());
    assertEquals("scalar (test)", json.get("backend").asString());
    assertEquals("running", json.get("job").get("state").asString());
    assertEquals(10, json.get("job").get("lines_read").asInt());
  }

  @Test
  void readyUntilTheJobFails() throws Exception {
    assertEquals(200, server.get("/health/live").statusCode());
    assertEquals(200, server.get("/health/ready").statusCode());
    server.job = new JobStatus(JobStatus.State.FAILED, "disk full", 1, 0);
    var response = server.get("/health/ready");
    assertEquals(503, response.statusCode());
    JsonNode json = TestServer.json(response);
    assertEquals("shop-not-ready", json.get("code").asString());
    assertEquals("gifts: the job failed: disk full", json.get("detail").asString());
    assertFalse(TestServer.json(server.get("/v1/gifts/status")).get("ready").asBoolean());
    assertEquals(200, server.get("/health/live").statusCode());
  }

  @Test
  void metricsHaveTheirStableNames() throws Exception {
    server.get("/v1/gifts/search?size=x");
    String text = server.get("/metrics").body();
    for (String line :
        new String[] {
          "souk_log_lines{outcome=\"accepted\",shop=\"gifts\"} 7.0",
          "souk_log_lines{outcome=\"guest\",shop=\"gifts\"} 2.0",
          "souk_log_lines{outcome=\"dead\",shop=\"gifts\"} 4.0",
          "souk_log_lines{outcome=\"duplicate\",shop=\"gifts\"} 3.0",
          "souk_log_late{shop=\"gifts\"} 1.0",
          "souk_log_received{shop=\"gifts\"} 16.0",
          "souk_log_dead_letters{reason=\"no-price\",shop=\"gifts\"} 3.0",
          "souk_log_lag_lines{shop=\"gifts\"} 0.0",
          "souk_snapshots_refused{shop=\"gifts\",view=\"items\"} 1.0",
          "souk_snapshots_refused{shop=\"gifts\",view=\"signals\"} 0.0",
          "souk_snapshot_checkpoint{shop=\"gifts\",view=\"items\"} 4.0",
          "souk_snapshot_age_seconds{shop=\"gifts\",view=\"items\"} ",
          "souk_similarity_backend_info{backend=\"scalar (test)\",shop=\"gifts\"} 1",
          "souk_job_running{shop=\"gifts\"} 1.0",
          "souk_shop_ready{shop=\"gifts\"} 1.0",
          "souk_http_rejected_total{reason=\"writes\"} 0.0",
          "souk_http_request_seconds_count{endpoint=\"/v1/{shop}/search\",method=\"GET\","
              + "status=\"400\"} 1",
          "jvm_memory_used_bytes{",
        }) {
      assertTrue(text.contains("\n" + line), line + " in\n" + text);
    }
  }

  @Test
  void generationsAreForProgramsOnThisMachineWhoseServerRunsTheJobs() throws Exception {
    var elsewhere = server.get("/v1/gifts/generations");
    assertEquals(409, elsewhere.statusCode());
    assertEquals("jobs-elsewhere", TestServer.json(elsewhere).get("code").asString());
    for (String header : new String[] {"Origin", "Forwarded", "X-Forwarded-For", "Via"}) {
      var passedOn = server.send(server.request("/v1/gifts/generations").header(header, "x"));
      assertEquals(403, passedOn.statusCode(), header);
      assertEquals("not-local", TestServer.json(passedOn).get("code").asString());
    }
  }

  @Test
  void openApiIsServed() throws Exception {
    var response = server.get("/openapi");
    assertEquals(200, response.statusCode());
    assertTrue(response.body().startsWith("openapi: 3.1"));
  }

  @Test
  void aShopCannotHaveTheNameOfAPath() {
    for (String name : new String[] {"v1", "assets", "health", "metrics", "openapi"}) {
      InvalidInputException e =
          assertThrows(
              InvalidInputException.class,
              () ->
                  SoukServer.start(
                      HttpConfig.defaults().at("127.0.0.1", 0),
                      Map.of(new ShopId(name), server.shop)));
      assertEquals("shop", e.field());
    }
  }
}
