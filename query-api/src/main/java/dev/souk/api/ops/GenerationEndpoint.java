package dev.souk.api.ops;

import dev.souk.api.endpoint.Endpoint;
import dev.souk.api.http.HttpMethod;
import dev.souk.api.http.Reply;
import dev.souk.api.http.Request;
import dev.souk.api.http.Route;
import dev.souk.api.problem.ApiException;
import dev.souk.api.problem.ErrorCode;
import dev.souk.api.shop.Shops;
import dev.souk.api.shop.Verification;
import dev.souk.domain.Json;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * {@code /v1/{shop}/generations/{generation}}: {@code DELETE} drops a generation; {@code POST
 * .../switch} serves it; {@code GET .../verify} compares it with the served one (the served one
 * with the one before). Only for programs on the server's own machine.
 *
 * <p>Parameters: {@code queries} of {@code verify}, searches to make in both, one per line; some of
 * the shop's own if left out.
 *
 * <p>Statuses: 200; 403 if a client is not local; 404 if there is no such shop or generation; 409
 * if the generation is served (drop), is behind the served one (switch), or there is none to
 * compare with or it has not caught up (verify).
 *
 * <p>Sample of {@code verify}:
 *
 * <pre>{@code
 * {"generation": "g2", "against": "g1", "equal": true,
 *  "views": [{"view": "items", "equal": true, "position": "catalog-0:4070",
 *             "against_position": "catalog-0:4070", "skipped": 0,
 *             "documents": 4070, "against_documents": 4070,
 *             "digest": "9f...", "against_digest": "9f...", "differing": 0, "differences": []}],
 *  "queries": 30, "query_differences": []}
 * }</pre>
 */
public final class GenerationEndpoint implements Endpoint {

  private static final String PATH = "/v1/{shop}/generations/{generation}";

  private final Shops shops;

  public GenerationEndpoint(Shops shops) {
    this.shops = shops;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.of(HttpMethod.DELETE, PATH, this::drop),
        Route.of(HttpMethod.POST, PATH + "/switch", this::switchTo),
        new Route(HttpMethod.GET, PATH + "/verify", Set.of("queries"), this::verify));
  }

  private Reply drop(Request request) throws IOException {
    String generation = request.variable("generation");
    Operator.generations(shops, request).drop(generation);
    return Reply.json(200, Json.MAPPER.createObjectNode().put("dropped", generation));
  }

  private Reply switchTo(Request request) throws IOException {
    return Reply.json(
        200,
        GenerationJson.write(
            Operator.generations(shops, request).switchTo(request.variable("generation"))));
  }

  private Reply verify(Request request) throws IOException {
    List<String> queries =
        request.query().text("queries", "").lines().filter(line -> !line.isBlank()).toList();
    try {
      Verification found =
          Operator.generations(shops, request).verify(request.variable("generation"), queries);
      return Reply.json(200, VerificationJson.write(found)).with("Cache-Control", "no-store");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ApiException(ErrorCode.TIMEOUT, "The server is closing (expected: one that runs)");
    }
  }
}
