package dev.souk.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.retrieval.SearchExtras;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Rules, experiments and highlights over HTTP. */
class RulesIT {

  private static TestServer server;

  @BeforeAll
  static void start(@TempDir Path directory) throws Exception {
    server = new TestServer(directory);
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @Test
  void list_showsRulesExperimentsAndProblems() throws Exception {
    HttpResponse<String> response = server.get("/v1/gifts/rules");
    assertEquals(200, response.statusCode());
    assertEquals(
        "{\"zone\":\"Z\",\"rules\":[{\"name\":\"hearts\",\"priority\":3,"
            + "\"from\":\"2026-12-01T00:00:00Z\",\"until\":null,\"on\":[\"search\",\"feed\"],"
            + "\"when\":\"query:heart\",\"actions\":["
            + "{\"action\":\"pin\",\"places\":{\"1\":\"85123A\"}},"
            + "{\"action\":\"boost\",\"filter\":\"brand:Acme\",\"factor\":2.0},"
            + "{\"action\":\"bury\",\"filter\":\"brand:Other\",\"factor\":0.5},"
            + "{\"action\":\"hide\",\"filter\":\"\",\"ids\":[\"x\"]},"
            + "{\"action\":\"filter\",\"filter\":\"color:red\"},"
            + "{\"action\":\"redirect\",\"to\":\"/gifts?q=heart\"}],"
            + "\"active\":true,\"problems\":[\"hearts.filter: filter: field 'x' (expected: y)\"]}],"
            + "\"tried_always\":0,"
            + "\"experiments\":[{\"name\":\"taste\",\"from\":null,\"until\":null,"
            + "\"arms\":[{\"arm\":\"interleaved\",\"share\":50.0,"
            + "\"profiles\":[\"default\",\"bold\"]}],\"active\":true,\"problems\":[]}],"
            + "\"problems\":[\"rules.other.redirect: nowhere (expected: a path)\"]}",
        response.body());
  }

  @Test
  void match_triesARequestWithoutAnsweringIt() throws Exception {
    JsonNode json =
        TestServer.json(
            server.postJson(
                "/v1/gifts/rules/match",
                """
                {"q": "heart", "shopper": 17850, "context": {"country": "gb", "s": ["a", "b"]},
                 "at": "2026-12-02T00:00:00Z"}
                """));
    assertEquals("2026-12-02T00:00:00Z", json.get("at").asString());
    assertEquals("[\"search\"]", json.get("context").get("surface").toString());
    assertEquals("hearts", json.get("rules").get(0).get("name").asString());
    assertEquals(
        "[{\"rule\":\"hearts\",\"item_id\":\"85123A\",\"place\":1},"
            + "{\"rule\":\"hearts\",\"item_id\":\"gone\",\"place\":null}]",
        json.get("pins").toString());
    assertEquals("/gifts?q=heart", json.get("redirect").asString());
    assertEquals("17850", server.search.last().shopper());
    assertEquals(
        Map.of("country", List.of("gb"), "s", List.of("a", "b")),
        server.search.last().extras().context());
    JsonNode feed = TestServer.json(server.postJson("/v1/gifts/rules/match", "{}"));
    assertEquals("[\"feed\"]", feed.get("context").get("surface").toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"surface\": \"shop\"}",
        "{\"at\": \"today\"}",
        "{\"q\": {}}",
        "{\"words\": \"x\"}",
        "{\"context\": [\"a:b\"]}",
        "{\"context\": {\"A b\": \"c\"}}",
        "{\"context\": {\"a\": \"\"}}",
        "{\"history\": [{}]}",
        "[]",
      })
  void match_refusesAnInvalidBody(String body) throws Exception {
    HttpResponse<String> response = server.postJson("/v1/gifts/rules/match", body);
    assertEquals(400, response.statusCode(), response.body());
    assertEquals("invalid-body", TestServer.json(response).get("code").asString());
  }

  @Test
  void operatorsOnly() throws Exception {
    for (String path : List.of("/v1/gifts/rules", "/v1/gifts/rules/match")) {
      var request = server.request(path).header("X-Forwarded-For", "192.0.2.1");
      if (path.endsWith("match")) {
        request
            .header("Content-Type", "application/json")
            .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{}"));
      }
      HttpResponse<String> response = server.send(request);
      assertEquals(403, response.statusCode());
      assertEquals("not-local", TestServer.json(response).get("code").asString());
    }
    assertEquals(404, server.get("/v1/nowhere/rules").statusCode());
  }

  @Test
  void anAnswer_tellsWhatWasDoneToIt() throws Exception {
    JsonNode json =
        TestServer.json(
            server.get(
                "/v1/gifts/search?q=heart&highlight=true&interleave=default,bold&visit=v1"
                    + "&context=country:gb,segment:trade,segment:vip"));
    SearchExtras extras = server.search.last().extras();
    assertEquals(List.of("default", "bold"), extras.interleave());
    assertEquals("v1", extras.visit());
    assertEquals(List.of("trade", "vip"), extras.context().get("segment"));
    assertEquals(
        "[{\"name\":\"hearts\",\"actions\":[\"pin\",\"boost\"]}]", json.get("rules").toString());
    assertEquals("/gifts?q=heart", json.get("redirect").asString());
    assertEquals("{\"name\":\"taste\",\"arm\":\"interleaved\"}", json.get("experiment").toString());
    assertEquals("[\"default@1\",\"bold@1\"]", json.get("interleaved").toString());
    JsonNode hit = json.get("hits").get(0);
    assertEquals(
        "[{\"name\":\"hearts\",\"action\":\"pin\",\"place\":1},"
            + "{\"name\":\"hearts\",\"action\":\"boost\",\"factor\":1.5}]",
        hit.get("rules").toString());
    assertEquals("bold", hit.get("team").asString());
    assertEquals(
        "{\"title\":[[0,5]],\"description\":{\"text\":\"A heart\",\"start\":4,\"whole\":false,"
            + "\"ranges\":[[2,7]]}}",
        hit.get("highlight").toString());
  }

  @Test
  void anAnswerToWhichNothingWasDone_saysNothing() throws Exception {
    JsonNode json = TestServer.json(server.get("/v1/gifts/search?q=heart"));
    for (String field : List.of("rules", "redirect", "experiment", "interleaved")) {
      assertFalse(json.has(field), field);
    }
    assertFalse(json.get("hits").get(0).has("highlight"));
    assertTrue(json.get("hits").get(0).has("reasons"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "highlight=yes",
        "interleave=default",
        "interleave=default,default",
        "interleave=a,b,c",
        "context=country",
        "context=:gb",
        "context=Country:gb",
        "context=country:",
      })
  void whatCannotBe_isRefused(String parameter) throws Exception {
    HttpResponse<String> response = server.get("/v1/gifts/search?q=heart&" + parameter);
    assertEquals(400, response.statusCode(), response.body());
    assertEquals("invalid-parameter", TestServer.json(response).get("code").asString());
  }
}
