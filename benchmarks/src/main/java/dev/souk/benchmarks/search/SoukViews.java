package dev.souk.benchmarks.search;

import dev.souk.api.shop.ShopInfo;
import dev.souk.cli.ShopPaths;
import dev.souk.cli.config.ShopConfig;
import dev.souk.cli.config.SoukConfig;
import dev.souk.cli.config.SoukConfigReader;
import dev.souk.cli.process.SoukHome;
import dev.souk.cli.runtime.SoukRuntime;
import dev.souk.domain.CatalogChange;
import dev.souk.domain.CatalogJson;
import dev.souk.domain.EventHeader;
import dev.souk.domain.EventItem;
import dev.souk.domain.EventJson;
import dev.souk.domain.ShopEvent;
import dev.souk.domain.ShopId;
import dev.souk.log.JsonlLogWriter;
import dev.souk.log.JsonlLogWriter.Fsync;
import dev.souk.log.LogEntry;
import dev.souk.log.LogWriter;
import dev.souk.log.Topic;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * Views and models of the products, made by the jobs from a log, as a shop's are: so also profiles
 * of shoppers, who look at products of a few brands and categories and buy some.
 */
final class SoukViews {

  static final ShopId SHOP = new ShopId("products");

  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final int EVENTS_EACH = 24;
  private static final int BATCH = 10_000;

  private SoukViews() {}

  /** The names of {@code count} shoppers. */
  static List<String> shoppers(int count) {
    List<String> shoppers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      shoppers.add("shopper" + i);
    }
    return shoppers;
  }

  /**
   * Fills a log and waits until views and models are made of it.
   *
   * @param data an empty directory
   */
  static void make(
      Path data, List<Product> products, List<String> shoppers, long seed, PrintStream out)
      throws IOException, InterruptedException {
    Path settings = Files.createDirectories(data).resolve("souk.yaml");
    // One index, as the peers have one shard.
    Files.writeString(
        settings,
        "ranking: %s%njobs: {parallelism: 1, shards: 1}%n"
            .formatted(SoukHome.find().resolve("config").resolve("ranking")));
    SoukConfig config = SoukConfigReader.read(settings);
    try (JsonlLogWriter log =
        new JsonlLogWriter(ShopPaths.of(data, SHOP).log(), config.partitions(), Fsync.ON_CLOSE)) {
      writeItems(products, log);
      writeVisits(products, shoppers, seed, log);
    }
    ShopInfo info = new ShopInfo("Products", "", "en", "USD", List.of(), true);
    SoukConfig one = config.serving(data, Map.of(SHOP, ShopConfig.of(info)));
    try (SoukRuntime runtime = SoukRuntime.start(one, out)) {
      runtime.awaitReady();
    }
  }

  private static void writeItems(List<Product> products, LogWriter log) throws IOException {
    List<LogEntry> entries = new ArrayList<>();
    for (Product product : products) {
      entries.add(
          new LogEntry(
              product.id(),
              CatalogJson.write(
                  new CatalogChange.Upsert("item-" + product.id(), BEGIN, product.item()))));
      if (entries.size() == BATCH) {
        log.append(Topic.CATALOG, entries);
        entries.clear();
      }
    }
    log.append(Topic.CATALOG, entries);
  }

  private static void writeVisits(
      List<Product> products, List<String> shoppers, long seed, LogWriter log) throws IOException {
    Map<String, List<Product>> groups = new LinkedHashMap<>();
    for (Product product : products) {
      String group = product.category() + "/" + product.brand();
      groups.computeIfAbsent(group, _ -> new ArrayList<>()).add(product);
    }
    List<LogEntry> entries = new ArrayList<>();
    for (int s = 0; s < shoppers.size(); s++) {
      SplittableRandom random = new SplittableRandom(seed * 7 + s);
      List<List<Product>> likes = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        Product like = products.get(random.nextInt(products.size()));
        likes.add(
            Objects.requireNonNull(groups.get(like.category() + "/" + like.brand()), "group"));
      }
      for (int e = 0; e < EVENTS_EACH; e++) {
        List<Product> like = likes.get(random.nextInt(likes.size()));
        // The first of a group are looked at most.
        Product product = like.get((int) (like.size() * Math.pow(random.nextDouble(), 3)));
        EventHeader header =
            new EventHeader(
                "e" + s + "-" + e, BEGIN.plusSeconds(3_600L * e + s), shoppers.get(s), null, null);
        List<EventItem> items = List.of(EventItem.of(product.id()));
        ShopEvent event =
            random.nextInt(4) == 0
                ? new ShopEvent.Purchase(header, null, items)
                : new ShopEvent.ViewItem(header, items);
        entries.add(new LogEntry(shoppers.get(s), EventJson.write(event)));
      }
      if (entries.size() >= BATCH || s == shoppers.size() - 1) {
        log.append(Topic.BEHAVIOR, entries);
        entries.clear();
      }
    }
  }
}
