package dev.souk.api.endpoint;

import dev.souk.api.http.HttpMethod;
import dev.souk.api.http.Reply;
import dev.souk.api.http.Request;
import dev.souk.api.http.Route;
import dev.souk.api.http.SearchPool;
import dev.souk.api.shop.Shop;
import dev.souk.api.shop.Shops;
import dev.souk.retrieval.SearchRequest;
import dev.souk.retrieval.SearchResponse;
import java.util.List;

/**
 * {@code GET /v1/{shop}/trending}: what is wanted more than it was, then what is popular; a shop of
 * which nothing is known yet shows its items. The same for everybody, less what each has bought.
 *
 * <p>Parameters are those of {@code GET /v1/{shop}/feed}, see {@link FeedEndpoint}, as are the
 * statuses. The answer is that of {@link SearchEndpoint}.
 *
 * <p>Sample: {@code GET /v1/gifts/trending?filter=category:Decor&size=10}
 */
public final class TrendingEndpoint implements Endpoint {

  private final Shops shops;
  private final SearchPool pool;

  public TrendingEndpoint(Shops shops, SearchPool pool) {
    this.shops = shops;
    this.pool = pool;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        new Route(HttpMethod.GET, "/v1/{shop}/trending", Parameters.FEED, this::trending));
  }

  private Reply trending(Request request) {
    long started = System.nanoTime();
    Shop shop = shops.of(request);
    SearchRequest asked = Parameters.feed(request.query());
    SearchResponse response = pool.run(() -> shop.search().trending(asked));
    return SearchJson.reply(response, asked.from(), asked.size(), started);
  }
}
