package dev.souk.cli.runtime;

import dev.souk.api.shop.Shop;
import dev.souk.cli.ShopPaths;
import dev.souk.cli.config.ShopConfig;
import dev.souk.cli.config.SoukConfig;
import dev.souk.cli.console.ProgressBar;
import dev.souk.cli.console.TrainingBars;
import dev.souk.config.SettingsException;
import dev.souk.domain.ShopId;
import dev.souk.jobs.embedded.EmbeddedCluster;
import dev.souk.jobs.embedded.EmbeddedJobs;
import dev.souk.jobs.embedded.JobsConfig;
import dev.souk.jobs.log.ShopLogs;
import dev.souk.kernels.Backends;
import dev.souk.kernels.Selection;
import dev.souk.log.JsonlLogWriter.Fsync;
import dev.souk.log.Topic;
import dev.souk.retrieval.ranking.RankingProfiles;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All shops of a process: one embedded Flink cluster, one similarity backend, a {@link ShopRuntime}
 * for each. Starting it fills logs that are to be seeded and goes on with every job from its last
 * checkpoint.
 */
public final class SoukRuntime implements ServedShops {

  private static final Logger LOG = LoggerFactory.getLogger(SoukRuntime.class);
  private static final long TEND_MILLIS = 500;

  private final PrintStream out;
  private final Map<ShopId, ShopRuntime> shops = new LinkedHashMap<>();
  private final Closing opened = new Closing();

  static {
    // Helidon would forbid Java serialisation to the whole process, which Flink's own cluster
    // needs;
    // nothing here deserialises what comes from outside.
    System.setProperty("helidon.serialFilter.missing.action", "ignore");
  }

  private SoukRuntime(PrintStream out) {
    this.out = out;
  }

  /**
   * Starts everything; views may be behind their logs when it returns.
   *
   * @param out for progress
   * @throws SettingsException if views are to be elsewhere
   * @throws IOException if a log, view or cluster cannot be opened
   */
  public static SoukRuntime start(SoukConfig config, PrintStream out) throws IOException {
    SoukRuntime runtime = new SoukRuntime(out);
    try {
      runtime.open(config);
      return runtime;
    } catch (IOException | RuntimeException e) {
      runtime.opened.closeAfter(e);
      throw e;
    }
  }

  private void open(SoukConfig config) throws IOException {
    if (!config.deployment().views().isBlank()) {
      throw new SettingsException(
          "views",
          List.of(
              "views: %s (expected: '', for jobs that run here publish below data; or role: api)"
                  .formatted(config.deployment().views())));
    }
    Selection selection = Backends.select(config.similarity());
    opened.push(selection.backend());
    LOG.info(
        "Similarity by {} on {}: {}",
        selection.backend().name(),
        selection.backend().device(),
        selection.reason());
    RankingProfiles profiles = RankingProfiles.load(config.ranking());
    Path flink = config.data().resolve("flink");
    // For every shop the served generation, the one before and one more; for a training job the
    // rest.
    int slots = config.shops().size() * (2 * config.parallelism() + 1) + config.parallelism() + 2;
    EmbeddedCluster cluster = EmbeddedCluster.start(slots, flink.resolve("tmp"));
    opened.push(cluster);
    EmbeddedJobs jobs =
        new EmbeddedJobs(
            cluster,
            new JobsConfig(
                flink,
                config.parallelism(),
                config.shards(),
                config.checkpoint(),
                config.backlogCheckpoint(),
                config.pipeline()));
    ShopLogs logs = Logs.open(config, Fsync.EACH_APPEND);
    opened.push(logs);
    ShopRuntime.Shared shared =
        new ShopRuntime.Shared(
            logs,
            cluster,
            jobs,
            selection.backend(),
            profiles,
            new TrainingBars(out),
            config.training());
    Seeding seeding = new Seeding(out, logs, Clock.systemUTC());
    for (Map.Entry<ShopId, ShopConfig> entry : config.shops().entrySet()) {
      ShopPaths paths = ShopPaths.of(config.data(), entry.getKey());
      seeding.run(entry.getKey(), entry.getValue().seed());
      ShopRuntime shop = ShopRuntime.start(entry.getKey(), entry.getValue(), paths, shared);
      opened.push(shop);
      shops.put(entry.getKey(), shop);
    }
  }

  /**
   * Trains shops that have no models yet, waits until every shop's views show all of its log, and
   * from then on trains again when it is due.
   */
  @Override
  public void awaitReady() throws IOException, InterruptedException {
    for (ShopRuntime shop : shops.values()) {
      if (shop.untrained()) {
        shop.train();
      }
    }
    for (Map.Entry<ShopId, ShopRuntime> entry : shops.entrySet()) {
      ShopRuntime shop = entry.getValue();
      long total = shop.lines(Topic.BEHAVIOR) + shop.lines(Topic.CATALOG);
      try (ProgressBar bar = new ProgressBar(out, entry.getKey() + ": building views", total)) {
        while (!shop.ready()) {
          shop.tend();
          bar.update(total - shop.lag());
          TimeUnit.MILLISECONDS.sleep(100);
        }
        bar.update(total);
      }
    }
    ScheduledExecutorService tending =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("tending").factory());
    opened.push(tending);
    Future<?> _ =
        tending.scheduleWithFixedDelay(this::tend, TEND_MILLIS, TEND_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void tend() {
    for (Map.Entry<ShopId, ShopRuntime> entry : shops.entrySet()) {
      try {
        entry.getValue().tend();
      } catch (IOException | RuntimeException e) {
        LOG.warn("Training of {} could not be planned; it will be tried again", entry.getKey(), e);
      }
    }
  }

  /** The shop {@code id}, which is one of the configuration's. */
  public ShopRuntime shop(ShopId id) {
    return Objects.requireNonNull(shops.get(id), id.value());
  }

  @Override
  public Map<ShopId, Shop> served() {
    Map<ShopId, Shop> served = new LinkedHashMap<>();
    shops.forEach((id, shop) -> served.put(id, shop.shop()));
    return served;
  }

  /** Ends everything, last opened first; views show all that was read. */
  @Override
  public void close() throws IOException {
    opened.close();
  }
}
