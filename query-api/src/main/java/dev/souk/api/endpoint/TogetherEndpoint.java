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
 * {@code GET /v1/{shop}/items/{id}/together}: what is frequently bought together with an item: in
 * one basket more often than chance has it, then by the same shoppers. Nothing is answered where
 * nothing is known; for something to show in any case there is {@link SimilarEndpoint}.
 *
 * <p>Parameters and statuses are those of {@link SimilarEndpoint}, the answer that of {@link
 * SearchEndpoint}.
 *
 * <p>Sample: {@code GET /v1/gifts/items/85123A/together?shopper=17850&size=3}
 */
public final class TogetherEndpoint implements Endpoint {

  private final Shops shops;
  private final SearchPool pool;

  public TogetherEndpoint(Shops shops, SearchPool pool) {
    this.shops = shops;
    this.pool = pool;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        new Route(
            HttpMethod.GET,
            "/v1/{shop}/items/{id}/together",
            Parameters.BESIDE_AN_ITEM,
            this::together));
  }

  private Reply together(Request request) {
    long started = System.nanoTime();
    Shop shop = shops.of(request);
    ItemRequest asked = Parameters.besideAnItem(request);
    Optional<SearchResponse> together = pool.run(() -> shop.search().together(asked));
    SearchResponse response = together.orElseThrow(() -> ItemEndpoint.unknown(asked.id()));
    return Reply.json(200, SearchJson.write(response, 0, asked.size(), started));
  }
}
