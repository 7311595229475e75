package dev.souk.api.ops;

import dev.souk.api.endpoint.Endpoint;
import dev.souk.api.http.HttpMethod;
import dev.souk.api.http.Reply;
import dev.souk.api.http.Request;
import dev.souk.api.http.Route;
import dev.souk.api.problem.ApiException;
import dev.souk.api.problem.ErrorCode;
import dev.souk.domain.Json;
import java.util.List;

/**
 * {@code GET /health/live}: 200 while the process answers at all, and {@code GET /health/ready}:
 * 200 when every shop can be served, else 503 with the reasons ({@link Readiness} says when). No
 * parameters.
 *
 * <p>Sample: {@code {"status": "ready"}}
 */
public final class HealthEndpoint implements Endpoint {

  private final Readiness readiness;

  public HealthEndpoint(Readiness readiness) {
    this.readiness = readiness;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.of(HttpMethod.GET, "/health/live", _ -> up("live")),
        Route.of(HttpMethod.GET, "/health/ready", this::ready));
  }

  private Reply ready(Request request) {
    List<String> reasons = readiness.reasons();
    if (!reasons.isEmpty()) {
      throw new ApiException(ErrorCode.SHOP_NOT_READY, String.join("; ", reasons));
    }
    return up("ready");
  }

  private static Reply up(String status) {
    return Reply.json(200, Json.MAPPER.createObjectNode().put("status", status))
        .with("Cache-Control", "no-store");
  }
}
