package dev.souk.api;

import dev.souk.api.http.Router;
import dev.souk.api.http.SearchPool;
import dev.souk.api.ops.Metrics;
import dev.souk.api.ops.Readiness;
import dev.souk.api.shop.Shop;
import dev.souk.api.shop.Shops;
import dev.souk.domain.InvalidInputException;
import dev.souk.domain.ShopId;
import io.helidon.webserver.WebServer;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running server: one port, any number of shops. Thread-safe.
 *
 * <pre>{@code
 * try (SoukServer server = SoukServer.start(HttpConfig.defaults(), shops)) {
 *   System.out.println("http://localhost:" + server.port());
 *   ...
 * }
 * }</pre>
 */
public final class SoukServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SoukServer.class);

  private final WebServer server;
  private final Router router;
  private final SearchPool pool;
  private final Metrics metrics;
  private final Readiness readiness;
  private final AtomicBoolean closed = new AtomicBoolean();

  private SoukServer(HttpConfig config, Shops shops) {
    metrics = new Metrics();
    pool =
        new SearchPool(
            config.searchThreads(),
            config.searchQueue(),
            config.searchWait(),
            config.searchTimeout(),
            metrics);
    metrics.watch(pool);
    readiness = new Readiness(shops);
    router = new Router(Routes.of(config, shops, pool, metrics, readiness));
    for (String id : shops.all().keySet()) {
      if (router.literals().contains(id)) {
        release();
        throw new InvalidInputException("shop", id, "a name that is not the server's own");
      }
    }
    HelidonHandler handler = new HelidonHandler(router, metrics);
    server =
        WebServer.builder()
            .host(config.host())
            .port(config.port())
            .shutdownHook(false)
            .maxConcurrentRequests(config.requests())
            .shutdownGracePeriod(config.grace())
            .directHandlers(new HelidonProblems(metrics).all())
            .routing(routing -> routing.any(handler))
            .build();
  }

  /**
   * Starts serving; when it returns the port is open. Whether the shops can be searched yet is what
   * {@code /health/ready} says.
   *
   * @param shops by id; they stay the caller's to close, after the server
   * @throws InvalidInputException if a shop has the name of one of the server's own paths
   * @throws RuntimeException if the port cannot be opened
   */
  public static SoukServer start(HttpConfig config, Map<ShopId, Shop> shops) {
    SoukServer souk = new SoukServer(config, new Shops(shops));
    try {
      souk.server.start();
    } catch (RuntimeException e) {
      souk.release();
      throw e;
    }
    LOG.info("Serving {} at http://{}:{}", shops.keySet(), config.host(), souk.port());
    return souk;
  }

  /** The port that is open. */
  public int port() {
    return server.port();
  }

  Router router() {
    return router;
  }

  /**
   * Closes gracefully: is not ready any more, takes no new connections, and lets requests in
   * progress end within the grace of the configuration. Closing twice is closing once.
   */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    readiness.close();
    server.stop();
    release();
  }

  private void release() {
    pool.close();
    metrics.close();
  }
}
