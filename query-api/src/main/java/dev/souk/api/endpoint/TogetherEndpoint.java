package dev.souk.api.endpoint;

import dev.souk.api.http.Route;
import dev.souk.api.http.SearchPool;
import dev.souk.api.shop.Shops;
import dev.souk.retrieval.ShopSearch;
import java.util.List;

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

  private final ItemShelf shelf;

  public TogetherEndpoint(Shops shops, SearchPool pool) {
    shelf = new ItemShelf(shops, pool);
  }

  @Override
  public List<Route> routes() {
    return List.of(shelf.route("together", ShopSearch::together));
  }
}
