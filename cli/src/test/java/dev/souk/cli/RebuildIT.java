package dev.souk.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.api.HttpConfig;
import dev.souk.api.SoukServer;
import dev.souk.cli.config.SoukConfig;
import dev.souk.cli.config.SoukConfigReader;
import dev.souk.cli.load.LoadDriver;
import dev.souk.cli.load.LoadReport;
import dev.souk.cli.load.RequestMix;
import dev.souk.cli.runtime.SoukRuntime;
import dev.souk.domain.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A rebuild, a switch and a rollback while shoppers search: none of them notices. */
class RebuildIT {

  private static final double RATE = 20;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir static Path temp;

  private static SoukConfig config() throws Exception {
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
            seed:
              - {catalog: ../config/shops/bazaar/catalog-en.jsonl}
              - {catalog: ../config/shops/bazaar/catalog-zh.jsonl}
              - {simulate: ../config/shops/bazaar/shoppers.yaml, until: "2026-11-01T00:00:00Z"}
        """
            .formatted(temp.resolve("data")));
    return SoukConfigReader.read(config);
  }

  @Test
  void shoppersDoNotNoticeARebuildNorASwitchNorARollback() throws Exception {
    SoukConfig config = config();
    try (SoukRuntime runtime = SoukRuntime.start(config, System.out);
        SoukServer server =
            SoukServer.start(HttpConfig.defaults().at("127.0.0.1", 0), runtime.served())) {
      runtime.awaitReady();
      URI url = URI.create("http://127.0.0.1:" + server.port());
      String[] shop = {"--shop", "bazaar", "--url", url.toString()};
      LoadReport report;
      try (LoadDriver driver = new LoadDriver(RequestMix.of(url, "bazaar", 1), RATE, "before")) {
        awaitAnswers(driver, 100);
        driver.phase("rebuild");
        assertEquals(0, souk(shop, "rebuild", "--verify"));
        assertEquals("g1", served(url));
        driver.phase("switch");
        assertEquals(0, souk(shop, "switch", "g2"));
        assertEquals("g2", served(url));
        awaitAnswers(driver, 20);
        driver.phase("rollback");
        assertEquals(0, souk(shop, "rollback"));
        assertEquals("g1", served(url));
        awaitAnswers(driver, 20);
        report = driver.stop();
      }
      report.phases().forEach(System.out::println);
      assertEquals(List.of(), report.failures());
      assertEquals(0, report.total().failed());
      assertEquals(4, report.phases().size());

      assertEquals(2, souk(shop, "drop", "g1"), "it is served");
      assertEquals(2, souk(shop, "drop", "g9"), "there is no such generation");
      assertEquals(2, souk(shop, "rebuild", "--from", "behavior-7:1"));
      assertEquals(0, souk(shop, "generations"));
      assertRefusedToOthers(url);

      // Half of the log is half of the counts: that is to be found, and not served.
      assertEquals(1, souk(shop, "rebuild", "--from", half(url), "--verify", "--switch"));
      assertEquals("g1", served(url));
      JsonNode found = get(url, "/v1/bazaar/generations/g3/verify");
      assertFalse(found.required("equal").booleanValue());
      assertTrue(found.at("/views/2/differing").longValue() > 0, found.toString());
      assertEquals(0, souk(shop, "drop", "g3"));
      assertEquals(List.of("g1", "g2"), names(url));
    }
    try (SoukRuntime runtime = SoukRuntime.start(config, System.out);
        SoukServer server =
            SoukServer.start(HttpConfig.defaults().at("127.0.0.1", 0), runtime.served())) {
      runtime.awaitReady();
      URI url = URI.create("http://127.0.0.1:" + server.port());
      assertEquals("g1", served(url), "as before the restart");
      assertEquals(List.of("g1", "g2"), names(url));
      String[] shop = {"--shop", "bazaar", "--url", url.toString()};
      assertEquals(0, souk(shop, "verify", "g2"));
      assertEquals(0, souk(shop, "switch", "g2"), "its job runs again");
      assertEquals("g2", served(url));
    }
  }

  private static int souk(String[] shop, String command, String... more) {
    List<String> line = new ArrayList<>(List.of(command));
    line.addAll(List.of(shop));
    line.addAll(List.of(more));
    return SoukCommand.run(line.toArray(String[]::new));
  }

  private static void awaitAnswers(LoadDriver driver, long more) {
    long wanted = driver.report().total().answered() + more;
    while (driver.report().total().answered() < wanted && driver.report().total().failed() == 0) {
      java.util.concurrent.locks.LockSupport.parkNanos(10_000_000);
    }
  }

  private static void assertRefusedToOthers(URI url) throws Exception {
    for (String header : List.of("X-Forwarded-For", "Origin")) {
      HttpResponse<String> response =
          HTTP.send(
              HttpRequest.newBuilder(url.resolve("/v1/bazaar/generations"))
                  .header(header, "http://shop.example")
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertEquals(403, response.statusCode());
      assertEquals("not-local", Json.tree(response.body()).required("code").stringValue());
    }
  }

  private static String half(URI url) throws Exception {
    JsonNode first = get(url, "/v1/bazaar/generations").at("/generations/0/position");
    for (String partition : first.stringValue().split(",", -1)) {
      String[] parts = partition.split(":", -1);
      if (parts[0].equals("behavior-0")) {
        return parts[0] + ":" + Long.parseLong(parts[1]) / 2;
      }
    }
    throw new AssertionError(first.toString());
  }

  private static List<String> names(URI url) throws Exception {
    List<String> names = new ArrayList<>();
    get(url, "/v1/bazaar/generations")
        .required("generations")
        .forEach(generation -> names.add(generation.required("generation").stringValue()));
    return names;
  }

  private static String served(URI url) throws Exception {
    return get(url, "/v1/bazaar/status").at("/snapshots/items/generation").stringValue();
  }

  private static JsonNode get(URI url, String path) throws Exception {
    HttpResponse<String> response =
        HTTP.send(
            HttpRequest.newBuilder(url.resolve(path)).build(),
            HttpResponse.BodyHandlers.ofString());
    assertEquals(200, response.statusCode(), response.body());
    return Json.tree(response.body());
  }
}
