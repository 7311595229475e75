package dev.souk.api.endpoint;

import dev.souk.api.http.HttpMethod;
import dev.souk.api.http.Reply;
import dev.souk.api.http.Request;
import dev.souk.api.http.Route;
import dev.souk.api.http.SearchPool;
import dev.souk.api.problem.ApiException;
import dev.souk.api.problem.ErrorCode;
import dev.souk.api.shop.Shop;
import dev.souk.api.shop.Shops;
import dev.souk.domain.CatalogJson;
import dev.souk.domain.Item;
import dev.souk.domain.Json;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code GET /v1/{shop}/items/{id}}: one item as the catalogue has it, with the Google Merchant
 * product specification's names. No parameters. An id with a slash is written with {@code %2F}.
 *
 * <p>Statuses: 200; 404 if there is no such shop or the shop has no such item; 429 with {@code
 * Retry-After} if too much is asked at once.
 *
 * <p>Sample:
 *
 * <pre>{@code
 * {"item": {"id": "85123A", "title": "White hanging heart", "description": "",
 *           "price": "2.55 GBP", "product_type": "Home > Decor", "availability": "in_stock"}}
 * }</pre>
 */
public final class ItemEndpoint implements Endpoint {

  private final Shops shops;
  private final SearchPool pool;

  public ItemEndpoint(Shops shops, SearchPool pool) {
    this.shops = shops;
    this.pool = pool;
  }

  @Override
  public List<Route> routes() {
    return List.of(Route.of(HttpMethod.GET, "/v1/{shop}/items/{id}", this::get));
  }

  private Reply get(Request request) {
    Shop shop = shops.of(request);
    String id = request.variable("id");
    Optional<Item> item = pool.run(() -> shop.search().item(id));
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.set("item", CatalogJson.toJson(item.orElseThrow(() -> unknown(id))));
    return Reply.json(200, json);
  }

  /** The problem of an item that the shop does not have. */
  static ApiException unknown(String id) {
    return new ApiException(
        ErrorCode.UNKNOWN_ITEM, "item: " + id + " (expected: the id of an item of the shop)");
  }
}
