package dev.souk.api.shop;

import dev.souk.api.http.Request;
import dev.souk.api.problem.ApiException;
import dev.souk.api.problem.ErrorCode;
import dev.souk.domain.ShopId;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** The shops that are served, by id. Immutable. */
public final class Shops {

  private final Map<String, Shop> shops = new TreeMap<>();

  public Shops(Map<ShopId, Shop> shops) {
    shops.forEach((id, shop) -> this.shops.put(id.value(), shop));
  }

  /** All of them, by id in order. */
  public Map<String, Shop> all() {
    return Collections.unmodifiableMap(shops);
  }

  /**
   * The shop that the path's variable {@code shop} names.
   *
   * @throws ApiException if there is no such shop
   */
  public Shop of(Request request) {
    String id = request.variable("shop");
    Shop shop = shops.get(id);
    if (shop == null) {
      throw new ApiException(
          ErrorCode.UNKNOWN_SHOP,
          "shop: " + id + " (expected: one of " + String.join(", ", shops.keySet()) + ")");
    }
    return shop;
  }
}
