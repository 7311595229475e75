package dev.souk.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.api.HttpConfig;
import dev.souk.api.SoukServer;
import dev.souk.cli.browser.Chromium;
import dev.souk.cli.config.SoukConfigReader;
import dev.souk.cli.runtime.SoukRuntime;
import dev.souk.domain.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The whole of it: log, jobs, training, API and the page in a browser, over the demo's bazaar. */
class StorefrontIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String SHOPPER = "sim-021";

  @TempDir static Path temp;
  private static SoukRuntime runtime;
  private static SoukServer server;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @BeforeAll
  static void start() throws Exception {
    Path config = temp.resolve("souk.yaml");
    Files.writeString(
        config,
        """
        data: %s
        ranking: ../config/ranking
        similarity: simd
        shops:
          bazaar:
            title: Bazaar
            currency: USD
            simulated: true
            shoppers: [sim-021, sim-022]
            seed:
              - {catalog: ../config/shops/bazaar/catalog-en.jsonl}
              - {catalog: ../config/shops/bazaar/catalog-zh.jsonl}
              - {simulate: ../config/shops/bazaar/shoppers.yaml, until: "2026-11-01T00:00:00Z"}
              - mapping: ../config/import/zh-behaviour.yaml
                file: ../config/shops/bazaar/sample-zh-behaviour.csv
        """
            .formatted(temp.resolve("data")));
    runtime = SoukRuntime.start(SoukConfigReader.read(config), System.out);
    server = SoukServer.start(HttpConfig.defaults().at("127.0.0.1", 0), runtime.served());
    runtime.awaitReady();
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
    runtime.close();
  }

  @Test
  void everyLine_isAccountedFor() throws Exception {
    JsonNode status = get("/v1/bazaar/status");
    JsonNode ledger = status.required("ledger");
    assertEquals(8, ledger.required("dead").longValue());
    assertEquals(
        status.at("/log/behavior").longValue() + ledger.required("dead").longValue(),
        ledger.required("received").longValue());
    assertEquals(
        ledger.required("received").longValue(),
        ledger.required("accepted").longValue()
            + ledger.required("guests").longValue()
            + ledger.required("duplicates").longValue()
            + ledger.required("dead").longValue());
  }

  @Test
  void search_ofEnglishAndChinese_findsWithReasons() throws Exception {
    for (String query : List.of("leather%20backpack", "%E6%AF%9B%E8%A1%A3")) {
      JsonNode hits = get("/v1/bazaar/search?q=" + query).required("hits");
      assertFalse(hits.isEmpty(), query);
      assertEquals("matches", hits.at("/0/reasons/0/kind").stringValue(), query);
      assertTrue(hits.at("/0/sources/text/raw").doubleValue() > 0, query);
    }
  }

  @Test
  void search_ofAGuest_differsOnlyWhereTasteSaysSo() throws Exception {
    JsonNode shopper = get("/v1/bazaar/search?q=jacket&size=50&shopper=" + SHOPPER);
    JsonNode guest = get("/v1/bazaar/search?q=jacket&size=50");
    assertEquals(shopper.required("total"), guest.required("total"));
    assertTrue(shopper.required("personal").booleanValue());
    assertFalse(guest.required("personal").booleanValue());
    for (JsonNode hit : guest.required("hits")) {
      for (String taste : List.of("interest", "factors", "item_item", "affinity")) {
        assertEquals(0, hit.at("/sources/" + taste + "/contribution").asDouble(0), taste);
      }
    }
  }

  @Test
  void purchase_changesTheShoppersFeed() throws Exception {
    List<String> before = feed();
    HttpResponse<String> accepted =
        HTTP.send(
            HttpRequest.newBuilder(URI.create(url("/v1/bazaar/events")))
                .header("Content-Type", "application/json")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "{\"event_name\":\"purchase\",\"user_id\":\"%s\",\"items\":[{\"item_id\":\"%s\"}]}"
                            .formatted(SHOPPER, before.getFirst())))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertEquals(202, accepted.statusCode(), accepted.body());
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (feed().contains(before.getFirst()) && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertFalse(feed().contains(before.getFirst()), "what is bought leaves the feed");
  }

  @Test
  void aNewPrice_isSeenInSearchFacetsAndTheItem_withoutIndexingItAnew() throws Exception {
    String id = get("/v1/bazaar/search?q=backpack").at("/hits/0/item/id").stringValue();
    String item = "/v1/bazaar/items/" + URLEncoder.encode(id, StandardCharsets.UTF_8);
    HttpResponse<String> accepted =
        HTTP.send(
            HttpRequest.newBuilder(URI.create(url(item)))
                .method(
                    "PATCH",
                    HttpRequest.BodyPublishers.ofString(
                        "{\"price\":\"98765.40 USD\",\"sale_price\":\"87654.30 USD\","
                            + "\"availability\":\"preorder\"}"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertEquals(202, accepted.statusCode(), accepted.body());
    String search =
        "/v1/bazaar/search?q=backpack&sort=price_desc&facets=price,availability"
            + "&filter=price:87654.30%20AND%20availability:preorder";
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (get(search).required("hits").isEmpty() && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    JsonNode found = get(search);
    assertEquals(id, found.at("/hits/0/item/id").stringValue());
    assertEquals("98765.40 USD", found.at("/hits/0/item/price").stringValue());
    assertEquals(1, found.at("/facets/0/values/0/count").intValue());
    assertEquals("preorder", found.at("/facets/1/values/0/value").stringValue());
    assertEquals("87654.30 USD", get(item).at("/item/sale_price").stringValue());
  }

  @Test
  void page_clicksAndBuys_andTheFeedFollows() throws Exception {
    Assumptions.assumeTrue(Chromium.installed(), Chromium.missing());
    try (Chromium browser = Chromium.launch()) {
      browser.open(url("/bazaar?shopper=sim-022&q=backpack"));
      browser.waitFor(
          "document.querySelectorAll('[data-testid=results] [data-testid=card]').length > 0",
          PATIENCE);
      browser.waitFor("document.querySelectorAll('[data-testid=feed-item]').length > 0", PATIENCE);
      browser.click("[data-testid=results] [data-testid=item-link]");
      browser.waitFor("document.querySelector('[data-testid=buy-now]') !== null", PATIENCE);
      JsonNode version =
          browser.evaluate("+document.querySelector('[data-testid=feed]').dataset.version");
      browser.click("[data-testid=buy-now]");
      browser.waitFor(
          "+document.querySelector('[data-testid=feed]').dataset.version > " + version, PATIENCE);
      browser.screenshot(temp.resolve("page.png"));
      assertEquals(List.of(), browser.consoleErrors());
    }
  }

  @Test
  void page_showsWhatTrends_andBesideAnItemWhatIsBoughtWithIt() throws Exception {
    Assumptions.assumeTrue(Chromium.installed(), Chromium.missing());
    try (Chromium browser = Chromium.launch()) {
      browser.open(url("/bazaar"));
      browser.waitFor(cards("trending") + " > 0", PATIENCE);
      String bought = boughtWithOthers();
      browser.open(url("/bazaar/item/" + URLEncoder.encode(bought, StandardCharsets.UTF_8)));
      browser.waitFor(cards("together") + " > 0", PATIENCE);
      browser.waitFor(cards("similar") + " > 0", PATIENCE);
      assertEquals(List.of(), browser.consoleErrors());
    }
  }

  private static String cards(String shelf) {
    return "document.querySelectorAll('[data-testid=%s] [data-testid=card]').length"
        .formatted(shelf);
  }

  private static String boughtWithOthers() throws IOException, InterruptedException {
    for (JsonNode hit : get("/v1/bazaar/search?sort=popularity&size=50").required("hits")) {
      String id = hit.at("/item/id").stringValue();
      String path = "/v1/bazaar/items/" + URLEncoder.encode(id, StandardCharsets.UTF_8);
      if (!get(path + "/together").required("hits").isEmpty()) {
        return id;
      }
    }
    throw new AssertionError("together: none (expected: some for one of 50 popular items)");
  }

  private static List<String> feed() throws IOException, InterruptedException {
    List<String> ids = new ArrayList<>();
    for (JsonNode hit : get("/v1/bazaar/feed?size=20&shopper=" + SHOPPER).required("hits")) {
      ids.add(hit.at("/item/id").stringValue());
    }
    return ids;
  }

  private static JsonNode get(String path) throws IOException, InterruptedException {
    HttpResponse<String> response =
        HTTP.send(
            HttpRequest.newBuilder(URI.create(url(path))).build(),
            HttpResponse.BodyHandlers.ofString());
    assertEquals(200, response.statusCode(), response.body());
    return Json.tree(response.body());
  }

  private static String url(String path) {
    return "http://localhost:" + server.port() + path;
  }
}
