package dev.souk.api.endpoint;

import dev.souk.api.http.HttpMethod;
import dev.souk.api.http.Reply;
import dev.souk.api.http.Request;
import dev.souk.api.http.Route;
import dev.souk.api.http.SearchPool;
import dev.souk.api.shop.Shop;
import dev.souk.api.shop.Shops;
import dev.souk.retrieval.ItemRequest;
import dev.souk.retrieval.SearchResponse;
import java.util.List;
import java.util.Optional;

/**
 * {@code GET /v1/{shop}/items/{id}/similar}: items like one item, by what they are and by who buys
 * them. A new item that nobody bought yet has those that are like it in words and meaning.
 *
 * <p>Parameters: {@code size} (default 12), 1 to 100; {@code shopper} (a guest), who is not
 * answered what they have bought; {@code exclude} (none), ids separated by commas, at most 1000;
 * {@code profile} (default).
 *
 * <p>Statuses: 200; 400 if a parameter is unknown or invalid; 404 if there is no such shop or item;
 * 503 with {@code Retry-After} if too much is asked at once. The answer is that of {@link
 * SearchEndpoint}.
 *
 * <p>Sample: {@code GET /v1/gifts/items/85123A/similar?size=6}
 */
public final class SimilarEndpoint implements Endpoint {

  private final Shops shops;
  private final SearchPool pool;

  public SimilarEndpoint(Shops shops, SearchPool pool) {
    this.shops = shops;
    this.pool = pool;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        new Route(
            HttpMethod.GET,
            "/v1/{shop}/items/{id}/similar",
            Parameters.BESIDE_AN_ITEM,
            this::similar));
  }

  private Reply similar(Request request) {
    long started = System.nanoTime();
    Shop shop = shops.of(request);
    ItemRequest asked = Parameters.besideAnItem(request);
    Optional<SearchResponse> similar = pool.run(() -> shop.search().similar(asked));
    SearchResponse response = similar.orElseThrow(() -> ItemEndpoint.unknown(asked.id()));
    return Reply.json(200, SearchJson.write(response, 0, asked.size(), started));
  }
}
