package dev.souk.api;

import dev.souk.api.endpoint.CatalogEndpoint;
import dev.souk.api.endpoint.Endpoint;
import dev.souk.api.endpoint.EventsEndpoint;
import dev.souk.api.endpoint.FeedEndpoint;
import dev.souk.api.endpoint.ItemEndpoint;
import dev.souk.api.endpoint.OffersEndpoint;
import dev.souk.api.endpoint.RulesEndpoint;
import dev.souk.api.endpoint.SearchEndpoint;
import dev.souk.api.endpoint.ShopsEndpoint;
import dev.souk.api.endpoint.SimilarEndpoint;
import dev.souk.api.endpoint.SuggestEndpoint;
import dev.souk.api.endpoint.TogetherEndpoint;
import dev.souk.api.endpoint.TrendingEndpoint;
import dev.souk.api.http.Admission;
import dev.souk.api.http.Route;
import dev.souk.api.http.SearchPool;
import dev.souk.api.ops.GenerationEndpoint;
import dev.souk.api.ops.GenerationsEndpoint;
import dev.souk.api.ops.HealthEndpoint;
import dev.souk.api.ops.Metrics;
import dev.souk.api.ops.MetricsEndpoint;
import dev.souk.api.ops.OpenApiEndpoint;
import dev.souk.api.ops.Readiness;
import dev.souk.api.ops.StatusEndpoint;
import dev.souk.api.page.Pages;
import dev.souk.api.shop.Shops;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * The table of everything that is answered. To add an endpoint: a class in {@link
 * dev.souk.api.endpoint}, a line here, and its path in {@code openapi.yaml}.
 */
final class Routes {

  private Routes() {}

  static List<Route> of(
      HttpConfig config, Shops shops, SearchPool pool, Metrics metrics, Readiness readiness) {
    Clock clock = Clock.systemUTC();
    Admission writes = new Admission(config.writes(), metrics);
    List<Endpoint> endpoints =
        List.of(
            new ShopsEndpoint(shops),
            new SearchEndpoint(shops, pool),
            new FeedEndpoint(shops, pool, config.bodyLimit()),
            new ItemEndpoint(shops, pool),
            new SimilarEndpoint(shops, pool),
            new TogetherEndpoint(shops, pool),
            new TrendingEndpoint(shops, pool),
            new SuggestEndpoint(shops, pool),
            new RulesEndpoint(shops, pool, config.bodyLimit()),
            new EventsEndpoint(shops, writes, config.bodyLimit(), config.batchLimit(), clock),
            new CatalogEndpoint(shops, writes, config.bodyLimit(), clock),
            new OffersEndpoint(shops, writes, config.bodyLimit(), clock),
            new StatusEndpoint(shops, readiness),
            new GenerationsEndpoint(shops),
            new GenerationEndpoint(shops),
            new HealthEndpoint(readiness),
            new MetricsEndpoint(metrics, shops, readiness, clock),
            new OpenApiEndpoint(),
            new Pages(shops, "/storefront/"));
    List<Route> routes = new ArrayList<>();
    for (Endpoint endpoint : endpoints) {
      routes.addAll(endpoint.routes());
    }
    return routes;
  }
}
