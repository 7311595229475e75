package dev.souk.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.domain.EventJson;
import dev.souk.domain.ShopEvent;
import dev.souk.log.Topic;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class EventsIT {

  private static final String VIEW =
      "{\"event_id\":\"e%d\",\"event_name\":\"view_item\",\"items\":[{\"item_id\":\"85123A\"}]}";

  private TestServer server;

  @BeforeEach
  void start(@TempDir Path directory) throws Exception {
    server = new TestServer(directory);
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  private List<ShopEvent> logged() throws Exception {
    return server.lines(Topic.BEHAVIOR).stream()
        .map(line -> EventJson.parse(line.getBytes(StandardCharsets.UTF_8)))
        .toList();
  }

  @Test
  void oneEventIsFilledInAndAppended() throws Exception {
    HttpResponse<String> response =
        server.postJson(
            "/v1/gifts/events",
            """
            {"event_name": "add_to_cart", "user_id": "17850", "query_id": "q1",
             "items": [{"item_id": "85123A", "quantity": 2}]}
            """);
    assertEquals(202, response.statusCode(), response.body());
    JsonNode json = TestServer.json(response);
    assertEquals(1, json.get("accepted").asInt());
    ShopEvent event = logged().getFirst();
    assertEquals(json.get("event_ids").get(0).asString(), event.header().id());
    assertEquals("17850", event.header().shopper());
    assertEquals("q1", event.header().queryId());
    assertEquals(2, event.items().getFirst().quantity());
  }

  @Test
  void arraysAndLinesKeepTheirOrder() throws Exception {
    String array = "[" + VIEW.formatted(1) + "," + VIEW.formatted(2) + "]";
    String lines = VIEW.formatted(3) + "\n\n" + VIEW.formatted(4) + "\r\n";
    assertEquals(202, server.postJson("/v1/gifts/events", array).statusCode());
    assertEquals(202, server.post("/v1/gifts/events", "application/x-ndjson", lines).statusCode());
    HttpResponse<String> looked =
        server.send(
            server
                .request("/v1/gifts/events")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        VIEW.formatted(5) + "\n" + VIEW.formatted(6))));
    assertEquals(202, looked.statusCode(), looked.body());
    assertEquals(
        List.of("e1", "e2", "e3", "e4", "e5", "e6"),
        logged().stream().map(event -> event.header().id()).toList());
  }

  @Test
  void oneInvalidEventKeepsAllOut() throws Exception {
    String lines =
        VIEW.formatted(1)
            + "\n{\"event_name\":\"dance\",\"items\":[]}\n{broken\n"
            + VIEW.formatted(2)
            + "\n{\"event_name\":\"view_item\",\"items\":[]}";
    HttpResponse<String> response = server.post("/v1/gifts/events", "application/x-ndjson", lines);
    assertEquals(400, response.statusCode());
    JsonNode json = TestServer.json(response);
    assertEquals("invalid-event", json.get("code").asString());
    assertEquals(3, json.get("problems").size());
    assertEquals(1, json.get("problems").get(0).get("index").asInt());
    assertEquals("event_name", json.get("problems").get(0).get("field").asString());
    assertEquals(2, json.get("problems").get(1).get("index").asInt());
    assertEquals(4, json.get("problems").get(2).get("index").asInt());
    assertEquals("items", json.get("problems").get(2).get("field").asString());
    assertEquals(List.of(), server.lines(Topic.BEHAVIOR));
  }

  @Test
  void linesMayBeLargerThanJson() throws Exception {
    String many = (VIEW.formatted(1) + "\n").repeat(20_000);
    assertTrue(many.length() > 1 << 20);
    HttpResponse<String> response = server.post("/v1/gifts/events", "application/x-ndjson", many);
    assertEquals(202, response.statusCode(), response.body());
    assertEquals(20_000, TestServer.json(response).get("accepted").asInt());
    assertEquals(413, server.postJson("/v1/gifts/events", many).statusCode());
    assertEquals(20_000, server.lines(Topic.BEHAVIOR).size());
  }

  @Test
  void aLogThatCannotBeWrittenIs503() throws Exception {
    server.writer.close();
    HttpResponse<String> response = server.postJson("/v1/gifts/events", VIEW.formatted(1));
    assertEquals(503, response.statusCode());
    assertEquals("log-unavailable", TestServer.json(response).get("code").asString());
    assertEquals("1", response.headers().firstValue("retry-after").orElse(""));
  }

  @Test
  void itemsAreChangedAndDeleted() throws Exception {
    HttpResponse<String> put =
        server.send(
            server
                .request("/v1/gifts/items/a%2Fb")
                .header("Content-Type", "application/json; charset=utf-8")
                .PUT(
                    HttpRequest.BodyPublishers.ofString("{\"title\":\"台灯\",\"price\":\"5 GBP\"}")));
    assertEquals(202, put.statusCode(), put.body());
    assertEquals("a/b", TestServer.json(put).get("item_id").asString());
    HttpResponse<String> delete = server.send(server.request("/v1/gifts/items/a%2Fb").DELETE());
    assertEquals(202, delete.statusCode(), delete.body());
    List<String> lines = server.lines(Topic.CATALOG);
    assertTrue(lines.get(0).contains("\"title\":\"台灯\""), lines.get(0));
    assertTrue(lines.get(1).contains("\"op\":\"delete\",\"id\":\"a/b\""), lines.get(1));
  }

  @Test
  void offersOfOneAndOfManyAreAppended() throws Exception {
    HttpResponse<String> one =
        patch("/v1/gifts/items/a%2Fb", "{\"price\":\"5 GBP\",\"sale_price\":null}");
    assertEquals(202, one.statusCode(), one.body());
    HttpResponse<String> many =
        patch(
            "/v1/gifts/items",
            "[{\"id\":7,\"availability\":\"backorder\",\"event_id\":\"o1\",\"event_time\":0},"
                + "{\"id\":\"c\",\"price\":{\"amount\":2.50,\"currency\":\"GBP\"}}]");
    assertEquals(202, many.statusCode(), many.body());
    assertEquals(2, TestServer.json(many).get("accepted").asInt());
    assertEquals("o1", TestServer.json(many).get("event_ids").get(0).asString());
    List<String> lines = server.lines(Topic.CATALOG);
    assertEquals(3, lines.size());
    assertTrue(
        lines
            .get(0)
            .endsWith("\"op\":\"offer\",\"id\":\"a/b\",\"price\":\"5 GBP\",\"sale_price\":null}"),
        lines.get(0));
    assertEquals(
        "{\"event_id\":\"o1\",\"event_time\":\"1970-01-01T00:00:00Z\",\"op\":\"offer\","
            + "\"id\":\"7\",\"availability\":\"backorder\"}",
        lines.get(1));
    assertTrue(lines.get(2).endsWith("\"price\":\"2.50 GBP\"}"), lines.get(2));
  }

  @Test
  void oneInvalidOfferKeepsAllOut() throws Exception {
    HttpResponse<String> response =
        patch(
            "/v1/gifts/items",
            "[{\"id\":\"a\",\"price\":\"5 GBP\"},{\"id\":\"b\",\"availability\":\"soon\"}]");
    assertEquals(400, response.statusCode(), response.body());
    JsonNode json = TestServer.json(response);
    assertEquals("invalid-offer", json.get("code").asString());
    assertEquals(1, json.get("problems").get(0).get("index").asInt());
    assertEquals("availability", json.get("problems").get(0).get("field").asString());
    assertEquals(List.of(), server.lines(Topic.CATALOG));
  }

  private HttpResponse<String> patch(String path, String body) throws Exception {
    return server.send(
        server.request(path).method("PATCH", HttpRequest.BodyPublishers.ofString(body)));
  }
}
