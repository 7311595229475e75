package dev.souk.api.endpoint;

import dev.souk.api.http.HttpMethod;
import dev.souk.api.http.Reply;
import dev.souk.api.http.Request;
import dev.souk.api.http.Route;
import dev.souk.api.http.SearchPool;
import dev.souk.api.shop.Shop;
import dev.souk.api.shop.Shops;
import dev.souk.domain.InvalidInputException;
import dev.souk.retrieval.SearchExtras;
import dev.souk.retrieval.SearchRequest;
import dev.souk.retrieval.rules.RuleTrial;
import dev.souk.retrieval.rules.Surface;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /v1/{shop}/rules}: the merchandising rules and experiments, which are active, and what
 * is wrong with them; {@code POST /v1/{shop}/rules/match}: which rules a request would match and
 * what they would do to it, without doing it. Only for programs on the server's own machine.
 *
 * <p>The body of {@code POST}, all of which may be left out: {@code q}, {@code filter}, {@code
 * shopper}, {@code history}, {@code exclude}, {@code profile} and {@code context} as in a search or
 * feed; {@code surface} (search with words, feed without; or trending, similar, together); {@code
 * at}, a time such as {@code 2026-12-01T00:00:00Z} (now).
 *
 * <p>Statuses: 200; 400 if the body is invalid; 403 if a client is not local; 404 if there is no
 * such shop.
 *
 * <p>Sample of {@code POST} with {@code {"q": "fairy lights"}}:
 *
 * <pre>{@code
 * {"at": "2026-12-01T08:00:00Z",
 *  "context": {"hour": ["8"], "language": ["en"], "query": ["fairy", "light"], ...},
 *  "rules": [{"name": "christmas-lights", "priority": 10, "when": "query:\"fairy lights\"", ...}],
 *  "pins": [{"rule": "christmas-lights", "item_id": "84347", "place": 1}],
 *  "problems": []}
 * }</pre>
 */
public final class RulesEndpoint implements Endpoint {

  private static final Set<String> FIELDS =
      Set.of("q", "filter", "shopper", "history", "exclude", "profile", "context", "surface", "at");

  private final Shops shops;
  private final SearchPool pool;
  private final int bodyLimit;

  /**
   * @param bodyLimit most bytes of a body
   */
  public RulesEndpoint(Shops shops, SearchPool pool, int bodyLimit) {
    this.shops = shops;
    this.pool = pool;
    this.bodyLimit = bodyLimit;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.of(HttpMethod.GET, "/v1/{shop}/rules", this::list),
        Route.of(HttpMethod.POST, "/v1/{shop}/rules/match", this::match));
  }

  private Reply list(Request request) {
    request.requireLocal();
    Shop shop = shops.of(request);
    return Reply.json(200, RulesJson.write(pool.run(() -> shop.search().rules())))
        .with("Cache-Control", "no-store");
  }

  private Reply match(Request request) throws IOException {
    request.requireLocal();
    Shop shop = shops.of(request);
    BodyFields body = BodyFields.parse(request.body().readJson(bodyLimit), FIELDS);
    SearchRequest asked;
    Surface surface;
    Instant at;
    try {
      asked = search(body);
      surface = surface(body.text("surface", ""), asked.text());
      at = at(body.text("at", ""));
    } catch (InvalidInputException e) {
      throw BodyFields.invalid(e);
    }
    RuleTrial trial = pool.run(() -> shop.search().tryRules(asked, surface, at));
    return Reply.json(200, RulesJson.write(trial));
  }

  private static SearchRequest search(BodyFields body) {
    return new SearchRequest(
            body.text("q", ""),
            Parameters.shopper(body.text("shopper", "")),
            FeedBody.history(body),
            Parameters.filter(body.text("filter", "")),
            List.of(),
            "relevance",
            0,
            0,
            body.texts("exclude"),
            false,
            body.text("profile", "default"))
        .with(new SearchExtras(false, List.of(), null, body.lists("context")));
  }

  private static Surface surface(String name, String words) {
    if (name.isEmpty()) {
      return words.isBlank() ? Surface.FEED : Surface.SEARCH;
    }
    for (Surface surface : Surface.values()) {
      if (surface.wire().equals(name)) {
        return surface;
      }
    }
    throw new InvalidInputException(
        "surface", name, "one of search, feed, trending, similar, together");
  }

  private static @Nullable Instant at(String time) {
    if (time.isEmpty()) {
      return null;
    }
    try {
      return Instant.parse(time);
    } catch (DateTimeException e) {
      throw new InvalidInputException("at", time, "a time such as 2026-12-01T00:00:00Z");
    }
  }
}
