package dev.souk.api.endpoint;

import dev.souk.api.http.HttpMethod;
import dev.souk.api.http.Reply;
import dev.souk.api.http.Request;
import dev.souk.api.http.Route;
import dev.souk.api.http.SearchPool;
import dev.souk.api.shop.Shop;
import dev.souk.api.shop.Shops;
import dev.souk.retrieval.SearchResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code GET /v1/{shop}/items/{id}/similar}: items like one item, by what they are and by who buys
 * them.
 *
 * <p>Parameter: {@code size} (default 12), 1 to 100.
 *
 * <p>Statuses: 200; 400 if {@code size} is invalid or another parameter is given; 404 if there is
 * no such shop or item; 503 with {@code Retry-After} if too much is asked at once. The answer is
 * that of {@link SearchEndpoint}.
 *
 * <p>Sample: {@code GET /v1/gifts/items/85123A/similar?size=6}
 */
public final class SimilarEndpoint implements Endpoint {

  private static final int DEFAULT_SIZE = 12;

  private final Shops shops;
  private final SearchPool pool;

  public SimilarEndpoint(Shops shops, SearchPool pool) {
    this.shops = shops;
    this.pool = pool;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        new Route(HttpMethod.GET, "/v1/{shop}/items/{id}/similar", Set.of("size"), this::similar));
  }

  private Reply similar(Request request) {
    long started = System.nanoTime();
    Shop shop = shops.of(request);
    String id = request.variable("id");
    int size = request.query().integer("size", DEFAULT_SIZE, 1, Parameters.MAX_SIZE);
    Optional<SearchResponse> similar = pool.run(() -> shop.search().similar(id, size));
    SearchResponse response = similar.orElseThrow(() -> ItemEndpoint.unknown(id));
    return Reply.json(200, SearchJson.write(response, 0, size, started));
  }
}
