package dev.souk.cli.chaos.system;

import dev.souk.domain.Json;
import dev.souk.log.LogPosition;
import dev.souk.log.Topic;
import dev.souk.view.View;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What an API process says of itself.
 *
 * @param json its status
 */
public record ApiStatus(JsonNode json) {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  /** Asks a process; empty if it does not answer now. */
  public static Optional<ApiStatus> of(HttpClient client, ApiProcess api)
      throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(api.shop().resolve("status")).timeout(TIMEOUT).build();
    try {
      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
      return answer.statusCode() == 200
          ? Optional.of(new ApiStatus(Json.object(answer.body())))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Whether its snapshot of {@code view} reflects all lines before {@code end} that are its. */
  public boolean reflects(View view, LogPosition end) {
    JsonNode position = json.required("snapshots").path(view.wire()).path("position");
    if (!position.isString()) {
      return false;
    }
    for (Map.Entry<String, Long> partition :
        LogPosition.parse(position.asString()).next().entrySet()) {
      if (partition.getValue() < end.next().getOrDefault(partition.getKey(), 0L)) {
        return false;
      }
    }
    return true;
  }

  /** How many items it serves. */
  public long items() {
    return json.required("items").asLong();
  }

  /** How many lines of the log its views lack. */
  public long lag() {
    return json.required("log").required("lag").asLong();
  }

  /** Whether its views reflect all lines before {@code end}. */
  public boolean covers(LogPosition end) {
    JsonNode log = json.required("log");
    return log.required("behavior").asLong() >= end.count(Topic.BEHAVIOR)
        && log.required("catalog").asLong() >= end.count(Topic.CATALOG)
        && lag() == 0;
  }
}
