package dev.souk.cli.runtime;

import dev.souk.api.shop.Shop;
import dev.souk.cli.ShopPaths;
import dev.souk.cli.cluster.FlinkRest;
import dev.souk.cli.config.LogConfig;
import dev.souk.cli.config.ShopConfig;
import dev.souk.cli.config.SoukConfig;
import dev.souk.config.SettingsException;
import dev.souk.domain.ShopId;
import dev.souk.jobs.log.ShopLogs;
import dev.souk.jobs.sink.ViewStorages;
import dev.souk.kernels.Backends;
import dev.souk.kernels.Selection;
import dev.souk.log.JsonlLogWriter.Fsync;
import dev.souk.retrieval.ranking.RankingProfiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The shops of a process that runs no job: it appends to their logs and reads their views, which
 * jobs elsewhere write. It writes nothing that another such process writes too, so there may be any
 * number of them.
 */
public final class ApiRuntime implements ServedShops {

  private static final Logger LOG = LoggerFactory.getLogger(ApiRuntime.class);
  private static final long TEND_MILLIS = 500;

  private final Map<ShopId, ApiShop> shops = new LinkedHashMap<>();
  private final Closing opened = new Closing();

  private ApiRuntime() {}

  /**
   * Opens logs and views; views that are not published yet are empty until they are.
   *
   * @throws SettingsException if the logs are not in a Kafka that is named
   * @throws IOException if a log or a view cannot be opened
   */
  public static ApiRuntime start(SoukConfig config) throws IOException {
    if (!(config.log() instanceof LogConfig.Kafka kafka) || kafka.bootstrap().isEmpty()) {
      throw new SettingsException(
          "role",
          List.of("role: api (expected: all, or log.kind: kafka with log.bootstrap: host:port)"));
    }
    ApiRuntime runtime = new ApiRuntime();
    try {
      runtime.open(config);
      return runtime;
    } catch (IOException | RuntimeException e) {
      runtime.opened.closeAfter(e);
      throw e;
    }
  }

  private void open(SoukConfig config) throws IOException {
    ViewStorages.loadFileSystems();
    Selection selection = Backends.select(config.similarity());
    opened.push(selection.backend());
    RankingProfiles profiles = RankingProfiles.load(config.ranking());
    ShopLogs logs = opened.push(Logs.open(config, Fsync.EACH_APPEND));
    FlinkRest flink =
        config.deployment().flink() == null ? null : new FlinkRest(config.deployment().flink());
    Path copies = config.deployment().copies();
    for (Map.Entry<ShopId, ShopConfig> entry : config.shops().entrySet()) {
      ShopId id = entry.getKey();
      ShopPaths paths = ShopPaths.of(config.data(), id);
      ApiShop shop =
          ApiShop.open(
              id,
              entry.getValue(),
              logs.open(id),
              config.deployment().views(id, paths),
              paths.lsa(),
              selection.backend(),
              profiles,
              new ExternalJob(id, flink),
              copies == null ? null : copies.resolve(id.value()));
      opened.push(shop);
      shops.put(id, shop);
    }
    ScheduledExecutorService tending =
        opened.push(
            Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("tending").factory()));
    Future<?> _ =
        tending.scheduleWithFixedDelay(this::tend, TEND_MILLIS, TEND_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void tend() {
    for (Map.Entry<ShopId, ApiShop> entry : shops.entrySet()) {
      try {
        entry.getValue().tend();
      } catch (IOException | RuntimeException e) {
        LOG.warn("It could not be seen how {} is; it will be tried again", entry.getKey(), e);
      }
    }
  }

  @Override
  public Map<ShopId, Shop> served() {
    Map<ShopId, Shop> served = new LinkedHashMap<>();
    shops.forEach((id, shop) -> served.put(id, shop.shop()));
    return served;
  }

  /** Returns at once: views may appear later, and {@code /health/ready} tells of them. */
  @Override
  public void awaitReady() {}

  @Override
  public void close() throws IOException {
    opened.close();
  }
}
