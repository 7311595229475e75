package dev.souk.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.domain.Json;
import dev.souk.log.Topic;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Nothing that a caller can send is answered with a 5xx, and nothing of it reaches the log. */
class BadInputIT {

  private static TestServer server;

  @BeforeAll
  static void start(@TempDir Path directory) throws Exception {
    server = new TestServer(directory, HttpConfig.defaults().limited(1 << 14, 1 << 15));
  }

  @AfterAll
  static void stop() throws Exception {
    assertEquals(List.of(), server.lines(Topic.BEHAVIOR));
    assertEquals(List.of(), server.lines(Topic.CATALOG));
    server.close();
  }

  private static JsonNode problem(HttpResponse<String> response, int status, String code) {
    assertEquals(status, response.statusCode(), response.body());
    assertEquals(
        "application/problem+json", response.headers().firstValue("content-type").orElse(""));
    JsonNode json = TestServer.json(response);
    assertEquals(code, json.get("code").asString(), response.body());
    assertEquals(status, json.get("status").asInt());
    for (String field : List.of("type", "title", "detail", "instance")) {
      assertFalse(json.get(field).asString().isBlank(), field);
    }
    return json;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "GET /v1/gifts/search?size=-1 400 invalid-parameter",
        "GET /v1/gifts/search?size=101 400 invalid-parameter",
        "GET /v1/gifts/search?size=many 400 invalid-parameter",
        "GET /v1/gifts/search?size= 400 invalid-parameter",
        "GET /v1/gifts/search?size=99999999999999999999 400 invalid-parameter",
        "GET /v1/gifts/search?from=-1 400 invalid-parameter",
        "GET /v1/gifts/search?from=10001 400 invalid-parameter",
        "GET /v1/gifts/search?from=1.5 400 invalid-parameter",
        "GET /v1/gifts/search?q=a&q=b 400 invalid-parameter",
        "GET /v1/gifts/search?filter=price:%5B1 400 invalid-parameter",
        "GET /v1/gifts/search?query=a 400 unknown-parameter",
        "GET /v1/gifts/search?Q=a 400 unknown-parameter",
        "GET /v1/gifts/feed?include_owned=yes 400 invalid-parameter",
        "GET /v1/gifts/feed?history=a 400 unknown-parameter",
        "GET /v1/gifts/items/85123A?x=1 400 unknown-parameter",
        "GET /v1/gifts/items/85123A/similar?size=0 400 invalid-parameter",
        "GET /v1/gifts/items/85123A/similar?include_owned=true 400 unknown-parameter",
        "GET /v1/gifts/items/85123A/together?size=101 400 invalid-parameter",
        "GET /v1/gifts/items/85123A/together?q=a 400 unknown-parameter",
        "GET /v1/gifts/trending?size=101 400 invalid-parameter",
        "GET /v1/gifts/trending?include_owned=yes 400 invalid-parameter",
        "GET /v1/gifts/trending?q=a 400 unknown-parameter",
        "GET /v1/gifts/suggest?q=a&size=21 400 invalid-parameter",
        "GET /v1/gifts/shoppers?size=0 400 invalid-parameter",
        "GET /v1/shops?size=1 400 unknown-parameter",
        "GET /v1/gift/search 404 unknown-shop",
        "GET /v1/G%20!/search 404 unknown-shop",
        "GET /v1/gift/status 404 unknown-shop",
        "GET /gift 404 unknown-shop",
        "GET /v1/gifts/items/none 404 unknown-item",
        "GET /v1/gifts/items/none/similar 404 unknown-item",
        "GET /v1/gifts/items/none/together 404 unknown-item",
        "GET /v1/gift/trending 404 unknown-shop",
        "GET /v1/gifts/items/ 404 unknown-path",
        "GET /v1/gifts/nothing 404 unknown-path",
        "GET /v1 404 unknown-path",
        "GET /v1/gifts/search/ 404 unknown-path",
        "GET /assets/none.js 404 unknown-path",
        "GET /assets/../dev/souk/api/openapi.yaml 404 unknown-path",
        "GET /assets/%2e%2e/dev/souk/api/openapi.yaml 404 unknown-path",
        "GET /assets/..%2f..%2fdev%2fsouk%2fapi%2fopenapi.yaml 404 unknown-path",
        "GET /assets/ 404 unknown-path",
        "DELETE /v1/gifts/search 405 method-not-allowed",
        "POST /v1/shops 405 method-not-allowed",
        "GET /v1/gifts/events 405 method-not-allowed",
        "PATCH /v1/gifts/search 405 method-not-allowed",
        "OPTIONS /v1/gifts/feed 405 method-not-allowed",
        "BREW /metrics 405 method-not-allowed",
      })
  void anAddressThatIsWrong(String method, String path, int status, String code) throws Exception {
    HttpResponse<String> response =
        server.send(server.request(path).method(method, HttpRequest.BodyPublishers.noBody()));
    problem(response, status, code);
  }

  @Test
  void texts_thatAreTooLong() throws Exception {
    for (String parameter : List.of("q", "filter", "shopper")) {
      String path = "/v1/gifts/search?" + parameter + "=" + "x".repeat(4001);
      JsonNode json = problem(server.get(path), 400, "invalid-parameter");
      assertTrue(json.get("detail").asString().startsWith(parameter + ": 4001 characters"));
    }
    problem(server.get("/v1/gifts/search?facets=" + "a,".repeat(21)), 400, "invalid-parameter");
  }

  @Test
  void aMethodThatIsNotTakenIsToldWhichAre() throws Exception {
    HttpResponse<String> response = server.postJson("/v1/gifts/items/1", "{}");
    assertEquals(405, response.statusCode());
    assertEquals(
        "DELETE, GET, HEAD, PATCH, PUT", response.headers().firstValue("allow").orElse(""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|invalid-body",
        "{|invalid-body",
        "nonsense|invalid-body",
        "[]|invalid-body",
        "{\"event_name\":\"view_item\",\"event_name\":\"refund\"}|invalid-body",
        "{} {}|invalid-body",
        "7|invalid-event",
        "null|invalid-event",
        "{}|invalid-event",
        "[1]|invalid-event",
        "{\"event_name\":\"dance\"}|invalid-event",
        "{\"event_name\":7.5}|invalid-event",
        "{\"event_name\":\"view_item\"}|invalid-event",
        "{\"event_name\":\"view_item\",\"items\":{}}|invalid-event",
        "{\"event_name\":\"view_item\",\"items\":[{}]}|invalid-event",
        "{\"event_name\":\"view_item\",\"items\":[{\"item_id\":\"a\",\"quantity\":\"2\"}]}|invalid-event",
        "{\"event_name\":\"view_item\",\"items\":[{\"item_id\":\"a\",\"quantity\":0}]}|invalid-event",
        "{\"event_name\":\"view_item\",\"items\":[{\"item_id\":\"a\",\"price\":1}]}|invalid-event",
        "{\"event_name\":\"view_item\",\"items\":[{\"item_id\":\"a\",\"price\":1e999999999}],\"currency\":\"GBP\"}|invalid-event",
        "{\"event_name\":\"view_item\",\"event_time\":\"yesterday\",\"items\":[{\"item_id\":\"a\"}]}|invalid-event",
        "{\"event_name\":\"view_item\",\"event_time\":1e400,\"items\":[{\"item_id\":\"a\"}]}|invalid-event",
        "{\"event_name\":\"view_item\",\"event_id\":\"\",\"items\":[{\"item_id\":\"a\"}]}|invalid-event",
        "{\"event_name\":\"view_search_results\"}|invalid-event",
        "{\"event_name\":\"review\",\"items\":[{\"item_id\":\"a\"}],\"rating\":9}|invalid-event",
      })
  void anEventThatIsWrong(String body, String code) throws Exception {
    problem(server.postJson("/v1/gifts/events", body), 400, code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{|invalid-body",
        "[]|invalid-body",
        "{\"sized\":1}|invalid-body",
        "{\"size\":\"3\"}|invalid-body",
        "{\"size\":-3}|invalid-body",
        "{\"size\":1e99}|invalid-body",
        "{\"shopper\":{}}|invalid-body",
        "{\"basket\":\"a\"}|invalid-body",
        "{\"basket\":[[]]}|invalid-body",
        "{\"history\":[\"a\"]}|invalid-body",
        "{\"history\":[{}]}|invalid-body",
        "{\"history\":[{\"item_id\":\"a\",\"event_name\":\"dance\"}]}|invalid-body",
        "{\"include_owned\":\"yes\"}|invalid-body",
        "{\"filter\":\"price:[1\"}|invalid-parameter",
      })
  void aFeedThatIsWrong(String body, String code) throws Exception {
    problem(server.postJson("/v1/gifts/feed", body), 400, code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"title\":\"t\"}",
        "{\"title\":\"t\",\"price\":\"cheap\"}",
        "{\"title\":\"t\",\"price\":{\"amount\":-1,\"currency\":\"GBP\"}}",
        "{\"id\":\"other\",\"title\":\"t\",\"price\":\"1 GBP\"}",
        "{\"title\":\"t\",\"price\":\"1 GBP\",\"availability\":\"soon\"}",
        "{\"title\":\"t\",\"price\":\"1 GBP\",\"hidden\":\"perhaps\"}",
        "{\"title\":\"t\",\"price\":\"1 GBP\",\"expiration_date\":\"soon\"}",
      })
  void anItemThatIsWrong(String body) throws Exception {
    HttpResponse<String> response =
        server.send(
            server.request("/v1/gifts/items/1").PUT(HttpRequest.BodyPublishers.ofString(body)));
    problem(response, 400, "invalid-item");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/1|{|invalid-body",
        "/1|[]|invalid-body",
        "/1|{}|invalid-offer",
        "/1|{\"price\":null}|invalid-offer",
        "/1|{\"price\":7}|invalid-offer",
        "/1|{\"price\":\"-7 GBP\"}|invalid-offer",
        "/1|{\"availability\":\"soon\"}|invalid-offer",
        "/1|{\"title\":\"New\",\"price\":\"7 GBP\"}|invalid-offer",
        "/1|{\"id\":\"2\",\"price\":\"7 GBP\"}|invalid-offer",
        "/1|{\"price\":\"7 GBP\",\"event_time\":\"yesterday\"}|invalid-offer",
        "''|{\"id\":\"1\",\"price\":\"7 GBP\"}|invalid-body",
        "''|[]|invalid-body",
        "''|[7]|invalid-offer",
        "''|[{\"price\":\"7 GBP\"}]|invalid-offer",
        "''|[{\"id\":\"1\",\"price\":\"7 GBP\"},{\"id\":\"2\"}]|invalid-offer",
      })
  void anOfferThatIsWrong(String path, String body, String code) throws Exception {
    HttpResponse<String> response =
        server.send(
            server
                .request("/v1/gifts/items" + path)
                .method("PATCH", HttpRequest.BodyPublishers.ofString(body)));
    problem(response, 400, code);
  }

  @Test
  void nestingWithoutEnd() throws Exception {
    problem(server.postJson("/v1/gifts/events", "[".repeat(10_000)), 400, "invalid-body");
    problem(server.postJson("/v1/gifts/events", "{\"a\":".repeat(2_000)), 400, "invalid-body");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/csv", "application/xml", "application/json; charset=iso-8859-1", "*", ";"})
  void aTypeThatIsNotTaken(String type) throws Exception {
    problem(server.post("/v1/gifts/events", type, "{}"), 415, "unsupported-media-type");
    problem(server.post("/v1/gifts/feed", type, "{}"), 415, "unsupported-media-type");
  }

  @Test
  void bodiesThatAreTooLarge() throws Exception {
    String large = " ".repeat((1 << 14) + 1);
    problem(server.postJson("/v1/gifts/events", large), 413, "body-too-large");
    problem(server.postJson("/v1/gifts/feed", large), 413, "body-too-large");
    HttpRequest.BodyPublisher chunked =
        HttpRequest.BodyPublishers.ofInputStream(
            () -> new java.io.ByteArrayInputStream(new byte[1 << 20]));
    HttpResponse<String> response =
        server.send(
            server
                .request("/v1/gifts/events")
                .header("Content-Type", "application/x-ndjson")
                .POST(chunked));
    problem(response, 413, "body-too-large");
  }

  private static String raw(String head, byte[] body) throws Exception {
    byte[] start = (head + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
    byte[] all = java.util.Arrays.copyOf(start, start.length + body.length);
    System.arraycopy(body, 0, all, start.length, body.length);
    return server.raw(all);
  }

  private static void rawProblem(String answer, int status, String code) {
    assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
    JsonNode json = Json.tree(answer.substring(answer.indexOf("\r\n\r\n") + 4));
    assertNotNull(json.get("code"), answer);
    assertEquals(code, json.get("code").asString(), answer);
    assertTrue(answer.contains("application/problem+json"), answer);
  }

  @Test
  void bytesThatAreNotUtf8() throws Exception {
    byte[] body =
        "{\"event_name\":\"view_item\",\"items\":[{\"item_id\":\"?\"}]}".getBytes("UTF-8");
    body[body.length - 5] = (byte) 0xC3;
    for (String path : List.of("events", "feed")) {
      String head =
          "POST /v1/gifts/"
              + path
              + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Type: application/json"
              + "\r\nContent-Length: "
              + body.length;
      rawProblem(raw(head, body), 400, "invalid-body");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "/v1/gifts/search?q=%C3 invalid-encoding",
        "/v1/gifts/search?q=%FF%FE invalid-encoding",
        "/v1/gifts/search?q=%C0%80 invalid-encoding",
        "/v1/gifts/search?q=%ED%A0%80 invalid-encoding",
        "/v1/gifts/search?%FF=1 invalid-encoding",
        "/v1/gifts/items/%FF invalid-encoding",
        "/v1/gifts/search?q=%zz invalid-request",
        "/v1/gifts/search?q=% invalid-request",
        "/v1/gifts/search?q=%4 invalid-request",
        "/v1/gifts/items/%zz invalid-request",
        "/v1/gifts/items/% invalid-request",
        "/v1/gifts/search?q=\u00e9 invalid-request",
        "/v1/gifts/items/\u00e9 invalid-encoding",
        "nowhere unknown-path",
        "http://other/v1/shops unknown-path",
      })
  void anAddressThatIsNotEncoded(String path, String code) throws Exception {
    String head = "GET " + path + " HTTP/1.1\r\nHost: h\r\nConnection: close";
    rawProblem(raw(head, new byte[0]), code.equals("unknown-path") ? 404 : 400, code);
  }

  @Test
  void whatIsHardlyHttp() throws Exception {
    rawProblem(raw("NONSENSE", new byte[0]), 400, "invalid-request");
    rawProblem(raw("GET /v1/shops HTTP/1.1\r\nno colon here", new byte[0]), 400, "invalid-request");
    rawProblem(
        raw("GET /" + "x".repeat(100_000) + " HTTP/1.1\r\nHost: h", new byte[0]),
        414,
        "address-too-long");
    rawProblem(
        raw("GET /v1/shops HTTP/1.1\r\nHost: h\r\nA: " + "x".repeat(100_000), new byte[0]),
        400,
        "invalid-request");
    rawProblem(
        raw("POST /v1/gifts/events HTTP/1.1\r\nHost: h\r\nContent-Length: many", new byte[0]),
        400,
        "invalid-request");
    rawProblem(
        raw("GET /v1/shops HTTP/1.0\r\nHost: h", new byte[0]), 505, "http-version-not-supported");
  }

  @Test
  void whatIsOursIs500WithAnIdAndNoStack() throws Exception {
    JsonNode json =
        problem(server.get("/v1/gifts/search?q=" + FakeSearch.BREAKS), 500, "internal-error");
    assertFalse(json.toString().contains("secret"), json.toString());
    assertFalse(json.toString().contains("Exception"), json.toString());
    assertTrue(json.get("detail").asString().matches(".*error [0-9a-f-]{36}"), json.toString());
  }
}
