package dev.souk.api.ops;

import dev.souk.api.endpoint.Endpoint;
import dev.souk.api.http.HttpMethod;
import dev.souk.api.http.Reply;
import dev.souk.api.http.Request;
import dev.souk.api.http.Route;
import dev.souk.api.shop.GenerationInfo;
import dev.souk.api.shop.Generations;
import dev.souk.api.shop.Shops;
import dev.souk.domain.Json;
import dev.souk.log.ReplayStart;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code /v1/{shop}/generations}: {@code GET} lists the generations of the shop's views; {@code
 * POST} replays the log into a new one; {@code POST .../rollback} serves again what was served
 * before. Only for programs on the server's own machine.
 *
 * <p>Parameters: {@code from} of {@code POST}, where the replay begins ({@link ReplayStart}).
 *
 * <p>Statuses: 200; 202 when a replay was started; 400 if {@code from} is invalid; 403 if a client
 * is not local; 404 if there is no such shop; 409 if there is nothing to roll back to, or the log
 * ends before {@code from}.
 *
 * <p>Sample of one generation:
 *
 * <pre>{@code
 * {"generation": "g2", "role": "candidate", "created": "2026-11-24T10:00:00Z", "from": "",
 *  "target": "behavior-0:271014,behavior-1:270895,catalog-0:4070", "position": "...",
 *  "replayed": 270000, "to_replay": 545979, "complete": false, "lag": 275979,
 *  "documents": {"items": 4070}, "bytes": 9123456,
 *  "job": {"state": "running", "reason": "", "lines_read": 1096000, "checkpoints": 4}}
 * }</pre>
 */
public final class GenerationsEndpoint implements Endpoint {

  private static final String PATH = "/v1/{shop}/generations";

  private final Shops shops;

  public GenerationsEndpoint(Shops shops) {
    this.shops = shops;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.of(HttpMethod.GET, PATH, this::list),
        new Route(HttpMethod.POST, PATH, Set.of("from"), this::rebuild),
        Route.of(HttpMethod.POST, PATH + "/rollback", this::rollback));
  }

  private Reply list(Request request) throws IOException {
    ObjectNode json = Json.MAPPER.createObjectNode();
    ArrayNode list = json.putArray("generations");
    for (GenerationInfo generation : Operator.generations(shops, request).list()) {
      list.add(GenerationJson.write(generation));
    }
    return Reply.json(200, json).with("Cache-Control", "no-store");
  }

  private Reply rebuild(Request request) throws IOException {
    Generations generations = Operator.generations(shops, request);
    ReplayStart from = ReplayStart.parse(request.query().text("from", "earliest"));
    return Reply.json(202, GenerationJson.write(generations.rebuild(from)));
  }

  private Reply rollback(Request request) throws IOException {
    return Reply.json(200, GenerationJson.write(Operator.generations(shops, request).rollback()));
  }
}
