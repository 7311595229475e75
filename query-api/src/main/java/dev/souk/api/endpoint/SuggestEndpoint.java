package dev.souk.api.endpoint;

import dev.souk.api.http.HttpMethod;
import dev.souk.api.http.Reply;
import dev.souk.api.http.Request;
import dev.souk.api.http.Route;
import dev.souk.api.http.SearchPool;
import dev.souk.api.shop.Shop;
import dev.souk.api.shop.Shops;
import dev.souk.domain.InvalidInputException;
import dev.souk.domain.Json;
import dev.souk.retrieval.Suggestion;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code GET /v1/{shop}/suggest}: completions while somebody types, best first.
 *
 * <p>Parameters: {@code q} (default empty, which is answered nothing), what was typed so far, at
 * most 100 characters; {@code size} (default 8), 1 to 20.
 *
 * <p>Statuses: 200; 400 if a parameter is unknown or invalid; 404 if there is no such shop; 429
 * with {@code Retry-After} if too much is asked at once.
 *
 * <p>Sample:
 *
 * <pre>{@code
 * {"suggestions": [{"text": "White hanging heart", "kind": "item", "id": "85123A"}]}
 * }</pre>
 */
public final class SuggestEndpoint implements Endpoint {

  private static final int DEFAULT_SIZE = 8;
  private static final int MAX_SIZE = 20;
  private static final int MAX_TEXT = 100;

  private final Shops shops;
  private final SearchPool pool;

  public SuggestEndpoint(Shops shops, SearchPool pool) {
    this.shops = shops;
    this.pool = pool;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        new Route(HttpMethod.GET, "/v1/{shop}/suggest", Set.of("q", "size"), this::suggest));
  }

  private Reply suggest(Request request) {
    Shop shop = shops.of(request);
    String prefix = request.query().text("q", "");
    if (prefix.length() > MAX_TEXT) {
      throw new InvalidInputException("q", prefix.length() + " characters", "at most " + MAX_TEXT);
    }
    int size = request.query().integer("size", DEFAULT_SIZE, 1, MAX_SIZE);
    List<Suggestion> found =
        prefix.isBlank() ? List.of() : pool.run(() -> shop.search().suggest(prefix, size));
    ObjectNode json = Json.MAPPER.createObjectNode();
    ArrayNode suggestions = json.putArray("suggestions");
    for (Suggestion suggestion : found) {
      suggestions
          .addObject()
          .put("text", suggestion.text())
          .put("kind", suggestion.kind())
          .put("id", suggestion.id());
    }
    return Reply.json(200, json);
  }
}
