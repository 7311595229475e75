package dev.souk.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.domain.EventKind;
import dev.souk.retrieval.ItemRequest;
import dev.souk.retrieval.SearchRequest;
import dev.souk.retrieval.SearchRequest.Visit;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class SearchIT {

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
  void searchPassesEveryParameterAndAnswersEverything() throws Exception {
    HttpResponse<String> response =
        server.get(
            "/v1/gifts/search?q=hanging+heart&shopper=17850&filter=price%3A%5B1%20TO%205%5D"
                + "&facets=category(limit:3;find:%22a,b%22),brand&select=brand:x"
                + "&sort=price_asc&from=1&size=5&profile=other");

    assertEquals(200, response.statusCode(), response.body());
    assertEquals("application/json", response.headers().firstValue("content-type").orElse(""));
    assertEquals("hanging heart", server.search.last().text());
    assertEquals("17850", server.search.last().shopper());
    assertEquals("price:[1 TO 5]", server.search.last().filter());
    assertEquals(List.of("category(limit:3;find:\"a,b\")", "brand"), server.search.last().facets());
    assertEquals("brand:x", server.search.last().options().select());
    assertEquals("price_asc", server.search.last().sort());
    assertEquals("other", server.search.last().profile());
    JsonNode json = TestServer.json(response);
    assertEquals(1, json.get("from").asInt());
    assertEquals(5, json.get("size").asInt());
    assertEquals(1, json.get("total").asInt());
    assertEquals("default@1", json.get("profile").asString());
    assertTrue(json.get("personal").asBoolean());
    assertEquals("a note", json.get("notes").get(0).asString());
    assertTrue(json.get("total_exact").asBoolean());
    assertEquals("next", json.get("next_cursor").asString());
    assertEquals(1, json.get("facets").get(1).get("distinct").asInt());
    assertTrue(json.has("took_ms"));
    JsonNode hit = json.get("hits").get(0);
    assertEquals("2.55 GBP", hit.get("item").get("price").asString());
    assertEquals("Home > Decor", hit.get("item").get("product_type").asString());
    assertEquals("white", hit.get("item").get("color").asString());
    assertEquals(0.75, hit.get("score").asDouble());
    assertEquals(7.5, hit.get("sources").get("text").get("raw").asDouble());
    assertTrue(hit.get("sources").get("popularity").get("raw").isNull());
    assertEquals("because", hit.get("reasons").get(0).get("kind").asString());
    assertEquals("85123A", hit.get("reasons").get(0).get("item_ids").get(0).asString());
    assertEquals("brand", json.get("facets").get(1).get("field").asString());
    assertEquals(2, json.get("facets").get(1).get("values").get(0).get("count").asInt());
  }

  @Test
  void searchAnswersTheFieldsThatAreAskedFor() throws Exception {
    JsonNode json =
        TestServer.json(server.get("/v1/gifts/search?q=hanging+heart&fields=title,color,nothing"));
    JsonNode item = json.get("hits").get(0).get("item");
    assertEquals(Set.of("id", "title", "color"), Set.copyOf(item.propertyNames()));
    assertEquals("white", item.get("color").asString());

    String tooMany = String.join(",", Collections.nCopies(51, "title"));
    HttpResponse<String> refused = server.get("/v1/gifts/search?q=heart&fields=" + tooMany);
    assertEquals(400, refused.statusCode());
    assertTrue(refused.body().contains("fields: 51 fields (expected: at most 50)"), refused.body());
  }

  @Test
  void howTheWordsWereUnderstood_isTold() throws Exception {
    JsonNode json = TestServer.json(server.get("/v1/gifts/search?q=heart"));
    assertEquals("heart", json.get("corrected").get("text").asString());
    assertTrue(json.get("corrected").get("searched").asBoolean());
    JsonNode price = json.get("understood").get(0);
    assertEquals("price", price.get("kind").asString());
    assertEquals("under 5", price.get("text").asString());
    assertEquals("price:[0 TO 5]", price.get("filter").asString());
    assertTrue(price.get("filtered").asBoolean());

    JsonNode typed = TestServer.json(server.get("/v1/gifts/search?q=heart&understand=false"));
    assertTrue(typed.get("corrected").isNull());
    assertTrue(typed.get("understood").isEmpty());
    assertEquals(400, server.get("/v1/gifts/search?understand=maybe").statusCode());
  }

  @Test
  void queryIdIsNewForEveryAnswer() throws Exception {
    String first = TestServer.json(server.get("/v1/gifts/search")).get("query_id").asString();
    String second = TestServer.json(server.get("/v1/gifts/search")).get("query_id").asString();
    assertFalse(first.isBlank());
    assertNotEquals(first, second);
    UUID id = UUID.fromString(first);
    assertEquals(4, id.version());
    assertEquals(2, id.variant());
  }

  @Test
  void aGuestIsNotPersonal() throws Exception {
    JsonNode json = TestServer.json(server.get("/v1/gifts/search?shopper="));
    assertFalse(json.get("personal").asBoolean());
    assertEquals(20, server.search.last().size());
  }

  @Test
  void feedOfAShopper() throws Exception {
    HttpResponse<String> response = server.get("/v1/gifts/feed?shopper=17850&include_owned=true");
    assertEquals(200, response.statusCode(), response.body());
    assertEquals("17850", server.search.last().shopper());
    assertTrue(server.search.last().includeOwned());
    assertEquals("", server.search.last().text());
  }

  @Test
  void feedOfAGuestByHistoryAndBasket() throws Exception {
    HttpResponse<String> response =
        server.postJson(
            "/v1/gifts/feed",
            """
            {"history": [{"item_id": 22423}, {"item_id": "71053", "event_name": "purchase"}],
             "basket": ["85123A"], "exclude": ["x"], "filter": "brand:y", "select": "color:z",
             "facets": ["brand"],
             "size": 3, "profile": "p", "shopper": null}
            """);
    assertEquals(200, response.statusCode(), response.body());
    assertEquals(
        List.of(
            new Visit("22423", EventKind.VIEW_ITEM),
            new Visit("71053", EventKind.PURCHASE),
            new Visit("85123A", EventKind.ADD_TO_CART)),
        server.search.last().history());
    assertEquals(List.of("x", "85123A"), server.search.last().exclude());
    assertEquals("brand:y", server.search.last().filter());
    assertEquals("color:z", server.search.last().options().select());
    assertEquals(List.of("brand"), server.search.last().facets());
    assertEquals(3, server.search.last().size());
    assertEquals("p", server.search.last().profile());
    assertEquals(1, TestServer.json(response).get("hits").size());
  }

  @Test
  void feedWithoutABodyIsThatOfAGuest() throws Exception {
    HttpResponse<String> response =
        server.send(server.request("/v1/gifts/feed").POST(HttpRequest.BodyPublishers.noBody()));
    assertEquals(200, response.statusCode(), response.body());
    assertEquals(List.of(), server.search.last().history());
  }

  @Test
  void itemWithASlashInItsId() throws Exception {
    HttpResponse<String> response = server.get("/v1/gifts/items/a%2Fb%20c");
    assertEquals(200, response.statusCode(), response.body());
    assertEquals("a/b c", TestServer.json(response).get("item").get("id").asString());
  }

  @Test
  void similarAndSuggest() throws Exception {
    JsonNode similar = TestServer.json(server.get("/v1/gifts/items/85123A/similar?size=6"));
    assertEquals(6, similar.get("size").asInt());
    assertEquals(1, similar.get("hits").size());
    JsonNode suggest = TestServer.json(server.get("/v1/gifts/suggest?q=White"));
    assertEquals("85123A", suggest.get("suggestions").get(0).get("id").asString());
    assertEquals("item", suggest.get("suggestions").get(0).get("kind").asString());
    assertEquals(5, suggest.get("suggestions").get(0).get("to").asInt());
    assertFalse(suggest.get("suggestions").get(0).get("corrected").asBoolean());
    assertEquals(0, TestServer.json(server.get("/v1/gifts/suggest")).get("suggestions").size());
  }

  @Test
  void besideAnItemAndTrending_passEveryParameter() throws Exception {
    for (String shelf : List.of("similar", "together")) {
      HttpResponse<String> response =
          server.get(
              "/v1/gifts/items/85123A/" + shelf + "?size=6&shopper=17850&exclude=a,b&profile=p");
      assertEquals(200, response.statusCode(), response.body());
      assertEquals(
          new ItemRequest("85123A", "17850", List.of("a", "b"), 6, "p"), server.search.beside());
    }
    HttpResponse<String> response =
        server.get(
            "/v1/gifts/trending?shopper=17850&filter=brand%3Ay&facets=brand&from=1&size=3"
                + "&exclude=a,b&include_owned=true&profile=p");
    assertEquals(200, response.statusCode(), response.body());
    assertEquals(
        new SearchRequest(
            "",
            "17850",
            List.of(),
            "brand:y",
            List.of("brand"),
            "relevance",
            1,
            3,
            List.of("a", "b"),
            true,
            "p"),
        server.search.last());
    for (String path : List.of("search?q=lamp&", "feed?")) {
      assertEquals(200, server.get("/v1/gifts/" + path + "exclude=a,,b").statusCode());
      assertEquals(List.of("a", "b"), server.search.last().exclude());
    }
  }

  @Test
  void shopsAndShoppers() throws Exception {
    JsonNode shop = TestServer.json(server.get("/v1/shops")).get("shops").get(0);
    assertEquals("gifts", shop.get("id").asString());
    assertEquals("GBP", shop.get("currency").asString());
    assertEquals("17850", shop.get("shoppers").get(0).asString());
    JsonNode shoppers = TestServer.json(server.get("/v1/gifts/shoppers?size=1"));
    assertEquals(1, shoppers.get("shoppers").size());
  }

  @Test
  void headAnswersWithoutABody() throws Exception {
    HttpResponse<String> response =
        server.send(
            server.request("/v1/shops").method("HEAD", HttpRequest.BodyPublishers.noBody()));
    assertEquals(200, response.statusCode());
    assertEquals("", response.body());
  }
}
