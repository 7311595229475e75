package dev.souk.cli.config;

import dev.souk.api.HttpConfig;
import dev.souk.api.shop.ShopInfo;
import dev.souk.config.Settings;
import dev.souk.domain.InvalidInputException;
import dev.souk.domain.ShopId;
import dev.souk.jobs.JobSettings;
import dev.souk.jobs.PipelineOptions;
import dev.souk.jobs.dedup.DuplicateOptions;
import dev.souk.jobs.profiles.ProfileOptions;
import dev.souk.jobs.signals.SignalOptions;
import dev.souk.kernels.BackendKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@link SoukConfig} from YAML, all problems at once. */
public final class SoukConfigReader {

  private static final Duration LEAST = Duration.ofMillis(10);

  private final Settings settings;

  private SoukConfigReader(Settings settings) {
    this.settings = settings;
  }

  /**
   * Reads {@code file}.
   *
   * @throws dev.souk.config.SettingsException with everything that is wrong
   */
  public static SoukConfig read(Path file) {
    return read(Settings.read(file));
  }

  /** What an empty file says. */
  public static SoukConfig defaults() {
    return read(Settings.parse("defaults", ""));
  }

  /**
   * Reads settings.
   *
   * @throws dev.souk.config.SettingsException with everything that is wrong
   */
  static SoukConfig read(Settings settings) {
    SoukConfig config = new SoukConfigReader(settings).config();
    settings.finish();
    return config;
  }

  private SoukConfig config() {
    Settings jobs = settings.section("jobs");
    return new SoukConfig(
        Path.of(settings.text("data", ".souk/data")),
        LogConfigReader.read(settings.section("log")),
        http(settings.section("http")),
        settings.oneOf("similarity", BackendKind.AUTO, BackendKind.class),
        jobs.integer("parallelism", 2, 1, 128),
        jobs.integer("shards", 2, 1, 128),
        jobs.integer("partitions", 2, 1, 1024),
        span(jobs, "checkpoint", Duration.ofMillis(500), LEAST),
        span(jobs, "backlog_checkpoint", JobSettings.BACKLOG_INTERVAL, LEAST),
        pipeline(settings.section("profiles"), settings.section("events")),
        TrainingSettings.read(settings.section("training")),
        Path.of(settings.text("ranking", "config/ranking")),
        Deployment.read(settings),
        shops(settings.section("shops")));
  }

  private static HttpConfig http(Settings http) {
    HttpConfig defaults = HttpConfig.defaults();
    int threads = http.integer("search_threads", 0, 0, 1024);
    return new HttpConfig(
        http.text("host", defaults.host()),
        http.integer("port", defaults.port(), 0, 65_535),
        threads == 0 ? defaults.searchThreads() : threads,
        http.integer("search_queue", defaults.searchQueue(), 1, 100_000),
        span(http, "search_wait", defaults.searchWait(), Duration.ofMillis(1)),
        span(http, "search_timeout", defaults.searchTimeout(), Duration.ofMillis(1)),
        http.integer("writes", defaults.writes(), 1, 10_000),
        http.integer("requests", defaults.requests(), 1, 1_000_000),
        size(http, "body_limit", defaults.bodyLimit()),
        size(http, "batch_limit", defaults.batchLimit()),
        span(http, "grace", defaults.grace(), Duration.ZERO));
  }

  private static Duration span(Settings section, String key, Duration absent, Duration least) {
    Duration span = section.duration(key, absent);
    if (span.compareTo(least) < 0) {
      section.problem(key, span.toMillis() + "ms", least.toMillis() + "ms or more");
      return absent;
    }
    return span;
  }

  private static int size(Settings section, String key, int absent) {
    long size = section.bytes(key, absent);
    if (size < 1 << 10 || size > 1 << 30) {
      section.problem(key, size + "B", "1KiB to 1GiB");
      return absent;
    }
    return (int) size;
  }

  private static PipelineOptions pipeline(Settings profiles, Settings events) {
    ProfileOptions defaults = ProfileOptions.DEFAULT;
    return new PipelineOptions(
        new ProfileOptions(
            span(profiles, "half_life", defaults.halfLife(), Duration.ofSeconds(1)),
            profiles.integer("max_items", defaults.items(), 1, 100_000)),
        SignalOptions.DEFAULT,
        duplicates(events));
  }

  private static DuplicateOptions duplicates(Settings events) {
    Duration window =
        span(
            events,
            "duplicate_window",
            DuplicateOptions.DEFAULT.window(),
            DuplicateOptions.LEAST_WINDOW);
    if (window.compareTo(DuplicateOptions.MOST_WINDOW) > 0) {
      events.problem("duplicate_window", window.toDays() + "d", "3650d or less");
      return DuplicateOptions.DEFAULT;
    }
    return new DuplicateOptions(window);
  }

  private Map<ShopId, ShopConfig> shops(Settings section) {
    Map<ShopId, ShopConfig> shops = new LinkedHashMap<>();
    section
        .named()
        .forEach((name, shop) -> {
          ShopConfig config =
              new ShopConfig(info(name, shop), seed(shop), SteeringFiles.read(shop));
          try {
            shops.put(new ShopId(name), config);
          } catch (InvalidInputException e) {
            section.problem(name, name, e.expected());
          }
        });
    return shops;
  }

  private static ShopInfo info(String name, Settings shop) {
    String currency = shop.text("currency", "EUR");
    if (currency.length() != 3) {
      shop.problem("currency", currency, "an ISO 4217 code, such as GBP");
    }
    return new ShopInfo(
        notBlank(shop, "title", name),
        shop.text("description", ""),
        notBlank(shop, "language", "en"),
        currency.length() == 3 ? currency : "EUR",
        shop.texts("shoppers"),
        shop.flag("simulated", false));
  }

  private static String notBlank(Settings section, String key, String absent) {
    String text = section.text(key, absent);
    if (text.isBlank()) {
      section.problem(key, "''", "a text");
      return absent;
    }
    return text;
  }

  private static List<SeedStep> seed(Settings shop) {
    List<SeedStep> steps = new ArrayList<>();
    for (Settings step : shop.sections("seed")) {
      if (step.has("catalog")) {
        steps.add(new SeedStep.Catalog(file(step, "catalog")));
      } else if (step.has("simulate")) {
        steps.add(new SeedStep.Simulation(file(step, "simulate"), instant(step, "until")));
      } else if (step.has("mapping")) {
        steps.add(new SeedStep.Behavior(file(step, "mapping"), file(step, "file")));
      } else {
        step.problem("catalog", null, "a step: catalog, simulate, or mapping with file");
      }
    }
    return steps;
  }

  private static Instant instant(Settings step, String key) {
    String text = step.needed(key);
    if (text.isBlank()) {
      return Instant.EPOCH;
    }
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      step.problem(key, text, "a time such as 2026-01-31T00:00:00Z");
      return Instant.EPOCH;
    }
  }

  private static Path file(Settings step, String key) {
    String text = step.needed(key);
    Path path = Path.of(text);
    if (!text.isBlank() && !Files.isRegularFile(path)) {
      step.problem(key, path, "a file that exists");
    }
    return path;
  }
}
