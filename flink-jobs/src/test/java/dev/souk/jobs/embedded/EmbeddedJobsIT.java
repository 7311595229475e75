package dev.souk.jobs.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.domain.Availability;
import dev.souk.domain.Ledger;
import dev.souk.domain.Offer;
import dev.souk.jobs.PipelineOptions;
import dev.souk.log.DeadLetter;
import dev.souk.log.JsonlLayout;
import dev.souk.log.JsonlLogReader;
import dev.souk.log.LogRecord;
import dev.souk.log.Topic;
import dev.souk.view.Manifest;
import dev.souk.view.View;
import dev.souk.view.schema.SignalsSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.apache.flink.util.FileUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedJobsIT {

  private static final List<View> VIEWS = View.STREAMED;
  private static final int EVENTS = 6_000;
  private static final int PARTS = 3;
  private static final long SEED = 7;

  @TempDir Path directory;

  /** What a process would have: its end is the end of its jobs. */
  private EmbeddedCluster cluster() throws IOException {
    return EmbeddedCluster.start(2, directory.resolve("tmp"));
  }

  private EmbeddedJobs jobs(EmbeddedCluster cluster, String name) {
    return new EmbeddedJobs(
        cluster,
        new JobsConfig(
            directory.resolve(name),
            2,
            2,
            Duration.ofMillis(200),
            Duration.ofMillis(200),
            PipelineOptions.DEFAULT));
  }

  private Shop shop(String name) throws Exception {
    return new Shop(
        directory.resolve(name), new JsonlLayout(directory.resolve(name).resolve("log")));
  }

  /** A shop's log, line by line: the same seed gives the same lines in the same partitions. */
  private static final class Traffic {
    private static final String[] KINDS = {
      "view_item", "add_to_cart", "purchase", "refund", "remove_from_cart"
    };
    private final Shop shop;
    private final Random random = new Random(SEED);
    private int events;

    Traffic(Shop shop) throws Exception {
      this.shop = shop;
      for (int i = 0; i < 200; i++) {
        shop.append(
            Topic.CATALOG,
            "item" + i,
            ("{\"event_id\":\"c%d\",\"event_time\":\"2026-01-01T00:00:00Z\",\"op\":\"upsert\","
                    + "\"item\":{\"id\":\"item%d\",\"title\":\"red lamp %d\",\"price\":\"1 USD\"}}")
                .formatted(i, i, i));
      }
    }

    void upTo(int end) throws Exception {
      for (; events < end; events++) {
        String shopper = "s" + random.nextInt(300);
        shop.append(
            Topic.BEHAVIOR,
            shopper,
            event(
                events,
                KINDS[random.nextInt(KINDS.length)],
                random.nextInt(5) == 0 ? "" : "\"user_id\":\"" + shopper + "\",",
                "item" + random.nextInt(200)));
      }
    }
  }

  private static String event(int i, String kind, String user, String item) {
    return ("{\"event_id\":\"e%d\",\"event_name\":\"%s\",\"event_time\":\"%s\",%s\"currency\":"
            + "\"USD\",\"items\":[{\"item_id\":\"%s\",\"price\":2.5}]}")
        .formatted(
            i, kind, Instant.parse("2026-01-01T00:00:00Z").plusSeconds(i * 600L), user, item);
  }

  private static void awaitCheckpoint(EmbeddedJobs jobs) throws Exception {
    Await.until(
        "a checkpoint",
        () -> {
          JobHealth health = jobs.health(Shop.ID);
          // A job that fails is tried again for ever; here that is the failure to show.
          assertEquals("", health.reason());
          return health.checkpoints() >= 1;
        });
  }

  private static void awaitAll(Shop shop) throws Exception {
    Await.until(
        "views reflect the log",
        () ->
            shop.reflects(View.ITEMS, Topic.CATALOG)
                && shop.reflects(View.PROFILES, Topic.BEHAVIOR)
                && shop.reflects(View.INDICATORS, Topic.BEHAVIOR)
                && shop.reflects(View.SIGNALS, Topic.BEHAVIOR));
  }

  @Test
  void aJobThatIsKilledAndStartedAgainPublishesWhatAnUndisturbedOneDoes() throws Exception {
    try (Shop calm = shop("calm");
        Shop killed = shop("killed")) {
      new Traffic(calm).upTo(EVENTS);
      try (EmbeddedCluster cluster = cluster();
          EmbeddedJobs jobs = jobs(cluster, "calm-flink")) {
        jobs.start(calm.job());
        awaitAll(calm);
      }
      Traffic traffic = new Traffic(killed);
      for (int part = 1; part < PARTS; part++) {
        try (EmbeddedCluster cluster = cluster()) {
          // Not closed: the cluster ends under it, while there are lines without a checkpoint.
          EmbeddedJobs jobs = jobs(cluster, "killed-flink");
          jobs.start(killed.job());
          awaitCheckpoint(jobs);
          long before = jobs.health(Shop.ID).linesRead();
          traffic.upTo(EVENTS * part / PARTS);
          Await.until("more lines", () -> jobs.health(Shop.ID).linesRead() > before);
        }
      }
      traffic.upTo(EVENTS);
      try (EmbeddedCluster cluster = cluster();
          EmbeddedJobs jobs = jobs(cluster, "killed-flink")) {
        jobs.start(killed.job());
        awaitAll(killed);
        assertEquals(JobHealth.State.RUNNING, jobs.health(Shop.ID).state());
      }
      for (View view : VIEWS) {
        assertEquals(calm.documents(view), killed.documents(view));
      }
      assertEquals(EVENTS, ledger(killed).received());
    }
  }

  @Test
  void aJobThatIsStoppedHasPublishedAllItReadAndALostCheckpointCostsNothingServed()
      throws Exception {
    try (Shop shop = shop("shop")) {
      Traffic traffic = new Traffic(shop);
      try (EmbeddedCluster cluster = cluster();
          EmbeddedJobs jobs = jobs(cluster, "flink")) {
        jobs.start(shop.job());
        awaitAll(shop);
        long before = jobs.health(Shop.ID).linesRead();
        traffic.upTo(200);
        Await.until("all is read", () -> jobs.health(Shop.ID).linesRead() == before + 200);
        jobs.stop(Shop.ID);
      }
      assertTrue(shop.reflects(View.PROFILES, Topic.BEHAVIOR));
      assertTrue(shop.reflects(View.SIGNALS, Topic.BEHAVIOR));
      Map<String, String> profiles = shop.documents(View.PROFILES);
      Map<String, String> signals = shop.documents(View.SIGNALS);

      FileUtils.deleteDirectory(directory.resolve("flink").toFile());
      assertEquals(Optional.of("g1"), shop.store.current(View.PROFILES));
      try (EmbeddedCluster cluster = cluster();
          EmbeddedJobs jobs = jobs(cluster, "flink")) {
        jobs.start(shop.job());
        for (View view : VIEWS) {
          Await.until("g2 of " + view, () -> shop.store.current(view).equals(Optional.of("g2")));
          assertTrue(shop.reflects(view, view == View.ITEMS ? Topic.CATALOG : Topic.BEHAVIOR));
        }
      }
      assertEquals(profiles, shop.documents(View.PROFILES));
      assertEquals(signals, shop.documents(View.SIGNALS));
    }
  }

  @Test
  void pricesAndStockChangeTheSignalsViewAndLeaveTheItemsViewAlone() throws Exception {
    try (EmbeddedCluster cluster = cluster();
        Shop shop = shop("shop");
        EmbeddedJobs jobs = jobs(cluster, "flink")) {
      new Traffic(shop).upTo(100);
      jobs.start(shop.job());
      awaitAll(shop);
      Map<String, String> items = shop.documents(View.ITEMS);
      List<Manifest.Shard> files = shop.store.latest(View.ITEMS).orElseThrow().shards();
      assertEquals("1 USD", offer(shop, "item7").price().toString());
      for (int i = 0; i < 200; i++) {
        shop.append(
            Topic.CATALOG,
            "item" + i,
            ("{\"event_id\":\"o%d\",\"event_time\":\"2026-01-02T00:00:00Z\",\"op\":\"offer\","
                    + "\"id\":\"item%d\",\"price\":\"%d.50 USD\",\"availability\":\"backorder\"}")
                .formatted(i, i, i));
      }
      Await.until(
          "the offers",
          () ->
              shop.reflects(View.ITEMS, Topic.CATALOG)
                  && shop.reflects(View.SIGNALS, Topic.CATALOG));
      assertEquals("7.50 USD", offer(shop, "item7").price().toString());
      assertEquals(Availability.BACKORDER, offer(shop, "item199").availability());
      assertEquals(items, shop.documents(View.ITEMS));
      assertEquals(files, shop.store.latest(View.ITEMS).orElseThrow().shards());
      assertFalse(Objects.requireNonNull(items.get("item7")).contains("USD"));
    }
  }

  private static Offer offer(Shop shop, String id) throws Exception {
    String source = Objects.requireNonNull(shop.documents(View.SIGNALS).get(id), id);
    return Objects.requireNonNull(
        SignalsSchema.read(source.getBytes(StandardCharsets.UTF_8)).offer(), source);
  }

  @Test
  void badLinesBecomeDeadLettersAndTheJobGoesOn() throws Exception {
    try (EmbeddedCluster cluster = cluster();
        Shop shop = shop("shop");
        EmbeddedJobs jobs = jobs(cluster, "flink")) {
      shop.append(Topic.BEHAVIOR, "a", "{\"event_id\":");
      shop.append(Topic.BEHAVIOR, "a", event(1, "teleport", "", "lamp"));
      shop.append(Topic.BEHAVIOR, "a", "{\"event_name\":\"purchase\"}");
      shop.append(Topic.CATALOG, "a", "{\"op\":\"upsert\"}");
      shop.append(
          Topic.DEAD_LETTERS,
          "",
          DeadLetter.of("import", "retail.csv:7", Instant.EPOCH, "no-price", "", "x").toJson());
      shop.append(
          Topic.DEAD_LETTERS,
          "",
          DeadLetter.of("catalog-import", "items.csv:3", Instant.EPOCH, "no-title", "", "x")
              .toJson());
      jobs.start(shop.job());
      shop.append(Topic.BEHAVIOR, "a", event(2, "purchase", "\"user_id\":\"ann\",", "lamp"));
      shop.append(Topic.BEHAVIOR, "a", event(3, "purchase", "", "lamp"));
      Ledger expected =
          new Ledger(1, 1, 0, 0, Map.of("not-json", 1L, "invalid-event", 2L, "no-price", 1L));
      Await.until(
          "the ledger",
          () -> shop.store.latest(View.SIGNALS).isPresent() && expected.equals(ledger(shop)));
      Await.until("letters", () -> letters(shop).size() == 6);
      Map<String, DeadLetter> letters = letters(shop);
      assertEquals(4, letters.keySet().stream().filter(p -> p.contains("-")).count());
      assertEquals("invalid-change", Objects.requireNonNull(letters.get("catalog-0@0")).reason());
      assertTrue(letters.values().stream().anyMatch(l -> l.detail().startsWith("event_name")));
      assertEquals(1, shop.documents(View.PROFILES).size());
      assertEquals("", jobs.health(Shop.ID).reason());
      // No line of the catalogue changed an item, and the last ones of behavior no profile.
      awaitAll(shop);
      Await.until("letters", () -> shop.reflects(View.SIGNALS, Topic.DEAD_LETTERS));
      assertRestPublishesNothing(shop, jobs);
    }
  }

  private static void assertRestPublishesNothing(Shop shop, EmbeddedJobs jobs) throws Exception {
    Map<View, Long> published = new EnumMap<>(View.class);
    for (View view : VIEWS) {
      published.put(view, shop.store.latest(view).orElseThrow().checkpoint());
    }
    long taken = jobs.health(Shop.ID).checkpoints();
    Await.until("checkpoints", () -> jobs.health(Shop.ID).checkpoints() >= taken + 3);
    for (View view : VIEWS) {
      assertEquals(published.get(view), shop.store.latest(view).orElseThrow().checkpoint());
    }
  }

  private static Ledger ledger(Shop shop) throws Exception {
    String json = shop.documents(View.SIGNALS).get(SignalsSchema.LEDGER);
    return json == null
        ? Ledger.EMPTY
        : SignalsSchema.readLedger(json.getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, DeadLetter> letters(Shop shop) throws Exception {
    Map<String, DeadLetter> letters = new HashMap<>();
    try (JsonlLogReader reader = new JsonlLogReader(shop.log, Topic.DEAD_LETTERS, 0, 0)) {
      for (LogRecord line : reader.poll(1000)) {
        DeadLetter letter = DeadLetter.fromJson(line.value());
        letters.put(letter.position(), letter);
      }
    }
    return letters;
  }
}
