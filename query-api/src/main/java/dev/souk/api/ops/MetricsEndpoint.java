package dev.souk.api.ops;

import dev.souk.api.endpoint.Endpoint;
import dev.souk.api.http.HttpMethod;
import dev.souk.api.http.Reply;
import dev.souk.api.http.Request;
import dev.souk.api.http.Route;
import dev.souk.api.shop.Shops;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;

/**
 * {@code GET /metrics}: all metrics in the Prometheus text format 0.0.4. No parameters. Status:
 * 200.
 *
 * <p>Sample: {@code souk_log_lines{outcome="accepted",shop="gifts"} 805549.0}
 */
public final class MetricsEndpoint implements Endpoint {

  private final Metrics metrics;
  private final ShopMetrics shopMetrics;

  /**
   * @param clock for the age of snapshots
   */
  public MetricsEndpoint(Metrics metrics, Shops shops, Readiness readiness, Clock clock) {
    this.metrics = metrics;
    this.shopMetrics = new ShopMetrics(metrics.registry(), shops, readiness, clock);
  }

  @Override
  public List<Route> routes() {
    return List.of(Route.of(HttpMethod.GET, "/metrics", this::scrape));
  }

  private Reply scrape(Request request) {
    shopMetrics.refresh();
    byte[] text = metrics.registry().scrape().getBytes(StandardCharsets.UTF_8);
    return Reply.bytes(200, "text/plain; version=0.0.4; charset=utf-8", text)
        .with("Cache-Control", "no-store");
  }
}
