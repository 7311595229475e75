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
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code GET} and {@code POST /v1/{shop}/feed}: items for somebody who did not type anything.
 *
 * <p>With {@code GET} the shopper is known by id: {@code shopper} (default a guest, who is answered
 * what is popular), {@code filter} (none), {@code select} (none), {@code facets} (none), {@code
 * from} (0), {@code size} (20, 0 to 100), {@code exclude} (none; ids separated by commas, at most
 * 1000), {@code include_owned} (false: what the shopper has bought is left out), {@code explain}
 * (true: hits tell every source's part and reasons), {@code profile} (default), {@code interleave},
 * {@code visit} and {@code context} as in {@link SearchEndpoint}.
 *
 * <p>With {@code POST} what the shopper did comes in the body, so a guest has a feed of their own;
 * {@link FeedBody} describes it. All of its fields may be left out.
 *
 * <p>Statuses: 200; 400 if a parameter or field is unknown or invalid; 404 if there is no such
 * shop; 413 and 415 for the body; 429 with {@code Retry-After} if too much is asked at once. The
 * answer is that of {@link SearchEndpoint}.
 *
 * <p>Sample: {@code GET /v1/gifts/feed?shopper=17850&size=10}, or
 *
 * <pre>{@code
 * POST /v1/gifts/feed
 * {"history": [{"item_id": "85123A", "event_name": "view_item"}], "basket": ["71053"], "size": 10}
 * }</pre>
 */
public final class FeedEndpoint implements Endpoint {

  private static final Set<String> PARAMETERS = parameters();

  private final Shops shops;
  private final SearchPool pool;
  private final int bodyLimit;

  /**
   * @param bodyLimit most bytes of a body
   */
  public FeedEndpoint(Shops shops, SearchPool pool, int bodyLimit) {
    this.shops = shops;
    this.pool = pool;
    this.bodyLimit = bodyLimit;
  }

  private static Set<String> parameters() {
    Set<String> names = new TreeSet<>(Parameters.FEED);
    names.add("interleave");
    names.add("visit");
    return names;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        new Route(HttpMethod.GET, "/v1/{shop}/feed", PARAMETERS, this::get),
        Route.of(HttpMethod.POST, "/v1/{shop}/feed", this::post));
  }

  private Reply get(Request request) {
    long started = System.nanoTime();
    Shop shop = shops.of(request);
    return answer(shop, Parameters.feed(request.query()), started);
  }

  private Reply post(Request request) throws IOException {
    long started = System.nanoTime();
    Shop shop = shops.of(request);
    return answer(shop, FeedBody.parse(request.body().readJson(bodyLimit)), started);
  }

  private Reply answer(Shop shop, SearchRequest feed, long started) {
    SearchResponse response = pool.run(() -> shop.search().search(feed));
    return Reply.json(200, SearchJson.write(response, feed.from(), feed.size(), started));
  }
}
