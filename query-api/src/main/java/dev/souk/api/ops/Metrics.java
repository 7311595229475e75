package dev.souk.api.ops;

import dev.souk.api.http.Rejections;
import dev.souk.api.http.SearchPool;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;

/**
 * What the server counts of itself. The names are a contract with dashboards and alerts:
 *
 * <ul>
 *   <li>{@code souk_http_request_seconds{endpoint, method, status}}: a histogram
 *   <li>{@code souk_http_rejected_total{reason}}: refused because of load
 *   <li>{@code souk_search_waiting}, {@code souk_search_running}: the pool
 *   <li>{@code jvm_*}, {@code process_*}, {@code system_*}: the machine
 * </ul>
 *
 * <p>Thread-safe.
 */
public final class Metrics implements Rejections, AutoCloseable {

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collector = new JvmGcMetrics();

  public Metrics() {
    new JvmMemoryMetrics().bindTo(registry);
    collector.bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    for (String reason :
        new String[] {"search-queue", "search-wait", "search-timeout", "writes", "requests"}) {
      registry.counter("souk.http.rejected", "reason", reason);
    }
  }

  /** Shows how full {@code pool} is. */
  public void watch(SearchPool pool) {
    Gauge.builder("souk.search.waiting", pool, SearchPool::waiting).register(registry);
    Gauge.builder("souk.search.running", pool, SearchPool::running).register(registry);
  }

  /**
   * Counts a request that was answered.
   *
   * @param endpoint the route's template, or {@code none} if there was no route
   * @param nanos from the moment it was taken until its answer was ready
   */
  public void answered(String endpoint, String method, int status, long nanos) {
    Timer.builder("souk.http.request")
        .tag("endpoint", endpoint)
        .tag("method", method)
        .tag("status", String.valueOf(status))
        .serviceLevelObjectives(
            Duration.ofMillis(5),
            Duration.ofMillis(10),
            Duration.ofMillis(25),
            Duration.ofMillis(50),
            Duration.ofMillis(100),
            Duration.ofMillis(250),
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            Duration.ofSeconds(5))
        .register(registry)
        .record(Duration.ofNanos(nanos));
  }

  @Override
  public void count(String reason) {
    registry.counter("souk.http.rejected", "reason", reason).increment();
  }

  PrometheusMeterRegistry registry() {
    return registry;
  }

  @Override
  public void close() {
    collector.close();
    registry.close();
  }
}
