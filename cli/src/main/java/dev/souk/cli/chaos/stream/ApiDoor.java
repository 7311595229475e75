package dev.souk.cli.chaos.stream;

import dev.souk.domain.CatalogChange;
import dev.souk.domain.CatalogJson;
import dev.souk.domain.Json;
import dev.souk.domain.OfferJson;
import dev.souk.domain.OfferPatch;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes through the API processes, by turns. A request that fails is for the caller to repeat; the
 * next one goes to the next process. Thread-safe.
 */
final class ApiDoor {

  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  private final List<URI> shops;
  private final AtomicInteger turn = new AtomicInteger();

  /**
   * @param shops the shop's address at each process, ending with a slash
   */
  ApiDoor(List<URI> shops) {
    this.shops = List.copyOf(shops);
  }

  /**
   * Posts events, one per line.
   *
   * @return whether all are in the log; false if nobody knows
   * @throws IOException if they were refused
   */
  boolean post(String lines) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        request("events")
            .header("Content-Type", "application/x-ndjson")
            .POST(BodyPublishers.ofString(lines));
    return send(request) != null;
  }

  /**
   * Puts or deletes an item, or changes its price and stock.
   *
   * @return the id of the change; null if nobody knows whether it is in the log
   * @throws IOException if it was refused
   */
  @Nullable String change(CatalogChange change) throws IOException, InterruptedException {
    HttpRequest.Builder request = request("items/" + change.itemId());
    switch (change) {
      case CatalogChange.Upsert upsert ->
          json(request).PUT(BodyPublishers.ofString(CatalogJson.toJson(upsert.item()).toString()));
      case CatalogChange.OfferUpdate offer ->
          json(request).method("PATCH", BodyPublishers.ofString(body(offer.patch())));
      case CatalogChange.Delete _ -> request.DELETE();
    }
    String answer = send(request);
    if (answer == null) {
      return null;
    }
    JsonNode accepted = Json.object(answer);
    return accepted.has("event_id")
        ? accepted.required("event_id").asString()
        : accepted.required("event_ids").required(0).asString();
  }

  private static HttpRequest.Builder json(HttpRequest.Builder request) {
    return request.header("Content-Type", "application/json");
  }

  private static String body(OfferPatch patch) {
    ObjectNode body = Json.MAPPER.createObjectNode();
    OfferJson.write(body, patch);
    return body.toString();
  }

  private HttpRequest.Builder request(String path) {
    URI shop = shops.get(Math.floorMod(turn.getAndIncrement(), shops.size()));
    return HttpRequest.newBuilder(shop.resolve(path)).timeout(TIMEOUT);
  }

  private @Nullable String send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    HttpResponse<String> answer;
    try {
      answer = client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      return null; // It is being killed, or down.
    }
    if (answer.statusCode() == 202) {
      return answer.body();
    }
    if (answer.statusCode() == 503) {
      return null;
    }
    throw new IOException(
        "%s %s: %d %s (expected: 202 or 503)"
            .formatted(
                answer.request().method(), answer.uri(), answer.statusCode(), answer.body()));
  }
}
