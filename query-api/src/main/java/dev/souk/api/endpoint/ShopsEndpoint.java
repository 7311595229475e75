package dev.souk.api.endpoint;

import dev.souk.api.http.HttpMethod;
import dev.souk.api.http.Reply;
import dev.souk.api.http.Request;
import dev.souk.api.http.Route;
import dev.souk.api.shop.ShopInfo;
import dev.souk.api.shop.Shops;
import dev.souk.domain.Json;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code GET /v1/shops}: the shops that are served, and {@code GET /v1/{shop}/shoppers}: ids of
 * some shoppers of a shop, for the page's switcher.
 *
 * <p>Parameter of the second: {@code size} (default 20), 1 to 100.
 *
 * <p>Statuses: 200; 400 if a parameter is unknown or invalid; 404 if there is no such shop.
 *
 * <p>Sample of the first, then of the second:
 *
 * <pre>{@code
 * {"shops": [{"id": "gifts", "title": "Gifts", "description": "A gift shop", "language": "en",
 *             "currency": "GBP", "simulated": false, "shoppers": ["17850", "13047"]}]}
 * {"shoppers": ["17850", "13047"]}
 * }</pre>
 */
public final class ShopsEndpoint implements Endpoint {

  private static final int DEFAULT_SIZE = 20;

  private final Shops shops;

  public ShopsEndpoint(Shops shops) {
    this.shops = shops;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.of(HttpMethod.GET, "/v1/shops", this::all),
        new Route(HttpMethod.GET, "/v1/{shop}/shoppers", Set.of("size"), this::shoppers));
  }

  private Reply all(Request request) {
    ObjectNode json = Json.MAPPER.createObjectNode();
    ArrayNode list = json.putArray("shops");
    shops
        .all()
        .forEach((id, shop) -> {
          ShopInfo info = shop.info();
          ObjectNode line = list.addObject();
          line.put("id", id);
          line.put("title", info.title());
          line.put("description", info.description());
          line.put("language", info.language());
          line.put("currency", info.currency());
          line.put("simulated", info.simulated());
          ArrayNode shoppers = line.putArray("shoppers");
          info.shoppers().stream().limit(DEFAULT_SIZE).forEach(shoppers::add);
        });
    return Reply.json(200, json);
  }

  private Reply shoppers(Request request) {
    ShopInfo info = shops.of(request).info();
    int size = request.query().integer("size", DEFAULT_SIZE, 1, Parameters.MAX_SIZE);
    ObjectNode json = Json.MAPPER.createObjectNode();
    ArrayNode shoppers = json.putArray("shoppers");
    info.shoppers().stream().limit(size).forEach(shoppers::add);
    return Reply.json(200, json);
  }
}
