package dev.souk.cli.load;

import dev.souk.domain.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * What a storefront asks: 60 % searches (half of them by a known shopper), 30 % feeds, 10 %
 * suggestions while somebody types. The same seed gives the same requests of the same shop.
 */
public final class RequestMix {

  private static final int REQUESTS = 2_000;
  private static final int WORDS = 2;

  private RequestMix() {}

  /**
   * Makes requests from words of the shop's own items and from its shoppers.
   *
   * @param server such as {@code http://localhost:8080}
   * @throws IOException if the server does not answer, or the shop has no items
   */
  public static List<URI> of(URI server, String shop, long seed)
      throws IOException, InterruptedException {
    List<String> queries = new ArrayList<>();
    Random random = new Random(seed);
    try (HttpClient client = HttpClient.newHttpClient()) {
      TreeSet<String> titles = new TreeSet<>();
      for (int from = 0; from < 1000; from += 100) {
        for (JsonNode hit :
            get(client, server, shop + "/search?size=100&from=" + from).required("hits")) {
          titles.add(hit.at("/item/title").asString(""));
        }
      }
      for (String title : titles) {
        String[] words = title.strip().split("\\s+", -1);
        int first = random.nextInt(Math.max(1, words.length - WORDS + 1));
        queries.add(
            String.join(" ", List.of(words).subList(first, Math.min(words.length, first + WORDS))));
      }
    }
    if (queries.isEmpty()) {
      throw new IOException(
          "shop: " + shop + ", without items (expected: one that can be searched)");
    }
    return of(server, shop, queries, seed);
  }

  /** Makes requests from {@code queries} and from the shop's shoppers. */
  public static List<URI> of(URI server, String shop, List<String> queries, long seed)
      throws IOException, InterruptedException {
    List<String> shoppers = new ArrayList<>();
    try (HttpClient client = HttpClient.newHttpClient()) {
      get(client, server, shop + "/shoppers?size=100")
          .required("shoppers")
          .forEach(shopper -> shoppers.add(shopper.asString()));
    }
    Random random = new Random(seed);
    List<URI> requests = new ArrayList<>();
    for (int i = 0; i < REQUESTS; i++) {
      String query = queries.get(random.nextInt(queries.size()));
      String taste =
          shoppers.isEmpty() || random.nextBoolean()
              ? ""
              : "&shopper=" + encoded(shoppers.get(random.nextInt(shoppers.size())));
      int kind = random.nextInt(10);
      String path;
      if (kind < 6) {
        path = "/search?q=" + encoded(query) + taste;
      } else if (kind < 9) {
        path = "/feed?size=20" + taste;
      } else {
        int typed =
            query.offsetByCodePoints(0, Math.min(3, query.codePointCount(0, query.length())));
        path = "/suggest?q=" + encoded(query.substring(0, typed).strip());
      }
      requests.add(server.resolve("/v1/" + shop + path));
    }
    return requests;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static JsonNode get(HttpClient client, URI server, String path)
      throws IOException, InterruptedException {
    HttpResponse<String> response =
        client.send(
            HttpRequest.newBuilder(server.resolve("/v1/" + path)).build(),
            HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(
          "%s: status %d, %s (expected: 200)"
              .formatted(response.uri(), response.statusCode(), response.body()));
    }
    return Json.tree(response.body());
  }
}
