package dev.souk.api.endpoint;

import dev.souk.api.http.HttpMethod;
import dev.souk.api.http.Query;
import dev.souk.api.http.Reply;
import dev.souk.api.http.Request;
import dev.souk.api.http.Route;
import dev.souk.api.http.SearchPool;
import dev.souk.api.shop.Shop;
import dev.souk.api.shop.Shops;
import dev.souk.retrieval.SearchRequest;
import dev.souk.retrieval.SearchResponse;
import java.util.List;
import java.util.Set;

/**
 * {@code GET /v1/{shop}/search}: items for words, a filter or both, ordered by one blend of words
 * and taste.
 *
 * <table>
 * <caption>Parameters</caption>
 * <tr><th>name</th><th>default</th><th>meaning</th></tr>
 * <tr><td>q</td><td>empty</td><td>the words, at most 500 characters; empty browses</td></tr>
 * <tr><td>shopper</td><td>a guest</td><td>whose taste to blend in</td></tr>
 * <tr><td>filter</td><td>none</td>
 *     <td>such as {@code category:"Home > Lighting" AND price:[5 TO 20]}</td></tr>
 * <tr><td>select</td><td>none</td>
 *     <td>what was selected of facets, such as {@code brand:(Acme OR Beta) AND price:[5 TO 20]}:
 *     parts of one field each, joined by AND; restricts the answer as the filter does, but each facet
 *     is counted without what was selected of its own field</td></tr>
 * <tr><td>facets</td><td>none</td><td>fields to count, separated by commas, each with options as in
 *     {@code brand(limit:10;sort:value;find:ac)}: the most values (100, at most 1000), in the order
 *     of {@code count} or {@code value}, with a word that begins so; of a category those directly
 *     {@code under} a path ({@code category(under:Home)}); of the price, ranges between given {@code
 *     bounds} ({@code price(bounds:10 20 50)})</td></tr>
 * <tr><td>sort</td><td>relevance</td>
 *     <td>relevance, price_asc, price_desc or popularity</td></tr>
 * <tr><td>from</td><td>0</td><td>hits to skip, 0 to 10,000</td></tr>
 * <tr><td>cursor</td><td>the beginning</td>
 *     <td>the {@code next_cursor} of an answer to the same request, instead of from; goes as deep as
 *     there are hits, and what changes before it moves nothing</td></tr>
 * <tr><td>size</td><td>20</td><td>hits to answer, 0 to 100</td></tr>
 * <tr><td>exclude</td><td>none</td>
 *     <td>ids of items not to answer, separated by commas, at most 1000</td></tr>
 * <tr><td>explain</td><td>true</td>
 *     <td>whether hits have {@code sources} and {@code reasons}</td></tr>
 * <tr><td>profile</td><td>default</td><td>the ranking profile</td></tr>
 * <tr><td>highlight</td><td>false</td><td>whether to tell where the words are</td></tr>
 * <tr><td>interleave</td><td>none</td>
 *     <td>two ranking profiles, separated by a comma, whose hits to mix</td></tr>
 * <tr><td>visit</td><td>none</td><td>tells a guest's visit apart, for experiments</td></tr>
 * <tr><td>context</td><td>none</td>
 *     <td>what rules are to know besides, such as {@code country:gb,segment:trade}</td></tr>
 * </table>
 *
 * <p>By relevance the matches whose words fit best, and those that the other sources propose among
 * them, come first, in the order of the blend; the other matches follow in the same order. How many
 * that are, the ranking profile says. Of a search that matches more than 10,000 items and asks for
 * no facets, {@code total} is a lower bound and {@code total_exact} false.
 *
 * <p>A facet says how many {@code distinct} values it has; that of the price has {@code stats}, the
 * {@code min}, {@code max} and {@code mean}.
 *
 * <p>{@code next_cursor} is there if there are more hits. It holds a place in the order and not a
 * number of hits, and it is refused beside other words, filters, selections, orders, exclusions,
 * shoppers or profiles than those it came from. A feed, which is a search without any of them, is
 * arranged and has none.
 *
 * <p>Statuses: 200; 400 if a parameter is unknown, repeated or invalid; 404 if there is no such
 * shop; 429 with {@code Retry-After} if too much is asked at once.
 *
 * <p>Sample, shortened:
 *
 * <pre>{@code
 * {"query_id": "9d1c...", "total": 42, "total_exact": true, "from": 0, "size": 20,
 *  "profile": "default@1", "personal": true, "notes": [], "took_ms": 7,
 *  "hits": [{"item": {"id": "85123A", "title": "White hanging heart", "price": "2.55 GBP"},
 *            "score": 0.81,
 *            "sources": {"text": {"raw": 7.1, "normalised": 0.9, "contribution": 0.45}},
 *            "reasons": [{"kind": "matches", "text": "matches \"heart\"", "item_ids": []}]}],
 *  "facets": [{"field": "brand", "distinct": 1, "values": [{"value": "Acme", "count": 12}]}]}
 * }</pre>
 */
public final class SearchEndpoint implements Endpoint {

  private static final Set<String> PARAMETERS =
      Set.of(
          "q",
          "shopper",
          "filter",
          "select",
          "facets",
          "sort",
          "from",
          "cursor",
          "size",
          "exclude",
          "explain",
          "profile",
          "highlight",
          "interleave",
          "visit",
          "context");

  private final Shops shops;
  private final SearchPool pool;

  public SearchEndpoint(Shops shops, SearchPool pool) {
    this.shops = shops;
    this.pool = pool;
  }

  @Override
  public List<Route> routes() {
    return List.of(new Route(HttpMethod.GET, "/v1/{shop}/search", PARAMETERS, this::search));
  }

  private Reply search(Request request) {
    long started = System.nanoTime();
    Shop shop = shops.of(request);
    Query query = request.query();
    SearchRequest search =
        new SearchRequest(
            query.text("q", ""),
            Parameters.shopper(query.nullable("shopper")),
            List.of(),
            Parameters.filter(query.text("filter", "")),
            Parameters.facets(query),
            query.text("sort", "relevance"),
            query.integer("from", 0, 0, Parameters.MAX_FROM),
            query.integer("size", Parameters.DEFAULT_SIZE, 0, Parameters.MAX_SIZE),
            query.list("exclude"),
            true,
            query.text("profile", "default"),
            Parameters.options(query),
            Parameters.extras(query));
    SearchResponse response = pool.run(() -> shop.search().search(search));
    return Reply.json(200, SearchJson.write(response, search.from(), search.size(), started));
  }
}
