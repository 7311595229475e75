package dev.souk.api.endpoint;

import dev.souk.api.http.Route;
import dev.souk.api.http.SearchPool;
import dev.souk.api.shop.Shops;
import dev.souk.retrieval.ShopSearch;
import java.util.List;

/**
 * {@code GET /v1/{shop}/items/{id}/similar}: items like one item, by what they are and by who buys
 * them. A new item that nobody bought yet has those that are like it in words and meaning.
 *
 * <p>Parameters: {@code size} (default 12), 1 to 100; {@code shopper} (a guest), who is not
 * answered what they have bought; {@code exclude} (none), ids separated by commas, at most 1000;
 * {@code profile} (default).
 *
 * <p>Statuses: 200; 400 if a parameter is unknown or invalid; 404 if there is no such shop or item;
 * 429 with {@code Retry-After} if too much is asked at once. The answer is that of {@link
 * SearchEndpoint}.
 *
 * <p>Sample: {@code GET /v1/gifts/items/85123A/similar?size=6}
 */
public final class SimilarEndpoint implements Endpoint {

  private final ItemShelf shelf;

  public SimilarEndpoint(Shops shops, SearchPool pool) {
    shelf = new ItemShelf(shops, pool);
  }

  @Override
  public List<Route> routes() {
    return List.of(shelf.route("similar", ShopSearch::similar));
  }
}
