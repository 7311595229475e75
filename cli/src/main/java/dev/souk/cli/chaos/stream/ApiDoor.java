package dev.souk.cli.chaos.stream;

import dev.souk.domain.Json;
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
   * Changes an item.
   *
   * @return the id of the change; null if nobody knows whether it is in the log
   * @throws IOException if it was refused
   */
  @Nullable String change(ItemChange change) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        request("items/" + change.item())
            .header("Content-Type", "application/json")
            .method(
                change.method(),
                change.body() == null
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(change.body()));
    String answer = send(request);
    if (answer == null) {
      return null;
    }
    JsonNode json = Json.object(answer);
    JsonNode id = json.get("event_id");
    return (id == null ? json.required("event_ids").required(0) : id).asString();
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
    if (answer.statusCode() == 503 || answer.statusCode() == 429) {
      return null;
    }
    throw new IOException(
        "%s %s: %d %s (expected: 202, 429 or 503)"
            .formatted(
                answer.request().method(), answer.uri(), answer.statusCode(), answer.body()));
  }
}
