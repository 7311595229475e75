package dev.souk.jobs.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.domain.Ledger;
import dev.souk.jobs.PipelineOptions;
import dev.souk.log.DeadLetter;
import dev.souk.log.JsonlLayout;
import dev.souk.log.JsonlLogReader;
import dev.souk.log.LogRecord;
import dev.souk.log.Topic;
import dev.souk.view.View;
import dev.souk.view.schema.SignalsSchema;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedJobsIT {

  private static final View[] VIEWS = {View.ITEMS, View.PROFILES, View.SIGNALS};
  private static final int EVENTS = 20_000;

  @TempDir Path directory;

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

  private static void fill(Shop shop, long seed) throws Exception {
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      String id = "item" + i;
      shop.append(
          Topic.CATALOG,
          id,
          ("{\"event_id\":\"c%d\",\"event_time\":\"2026-01-01T00:00:00Z\",\"op\":\"upsert\","
                  + "\"item\":{\"id\":\"%s\",\"title\":\"red lamp %d\",\"price\":\"1 USD\"}}")
              .formatted(i, id, i));
    }
    String[] kinds = {"view_item", "add_to_cart", "purchase", "refund", "remove_from_cart"};
    for (int i = 0; i < EVENTS; i++) {
      String shopper = "s" + random.nextInt(300);
      shop.append(
          Topic.BEHAVIOR,
          shopper,
          event(
              i,
              kinds[random.nextInt(kinds.length)],
              random.nextInt(5) == 0 ? "" : "\"user_id\":\"" + shopper + "\",",
              "item" + random.nextInt(200)));
    }
  }

  private static String event(int i, String kind, String user, String item) {
    return ("{\"event_id\":\"e%d\",\"event_name\":\"%s\",\"event_time\":\"%s\",%s\"currency\":"
            + "\"USD\",\"items\":[{\"item_id\":\"%s\",\"price\":2.5}]}")
        .formatted(
            i, kind, Instant.parse("2026-01-01T00:00:00Z").plusSeconds(i * 600L), user, item);
  }

  private static void awaitAll(Shop shop) throws Exception {
    Await.until(
        "views reflect the log",
        () ->
            shop.reflects(View.ITEMS, Topic.CATALOG)
                && shop.reflects(View.PROFILES, Topic.BEHAVIOR)
                && shop.reflects(View.SIGNALS, Topic.BEHAVIOR));
  }

  @Test
  void aJobThatIsKilledAndStartedAgainPublishesWhatAnUndisturbedOneDoes() throws Exception {
    try (EmbeddedCluster cluster = EmbeddedCluster.start(4, directory.resolve("tmp"));
        Shop calm = shop("calm");
        Shop killed = shop("killed");
        EmbeddedJobs calmJobs = jobs(cluster, "calm-flink");
        EmbeddedJobs killedJobs = jobs(cluster, "killed-flink")) {
      fill(calm, 7);
      fill(killed, 7);
      calmJobs.start(calm.job());
      awaitAll(calm);
      calmJobs.stop(Shop.ID);

      killedJobs.start(killed.job());
      Await.until("a checkpoint", () -> killedJobs.health(Shop.ID).checkpoints() >= 1);
      killedJobs.cancel(Shop.ID);
      killedJobs.start(killed.job());
      Await.until("a checkpoint", () -> killedJobs.health(Shop.ID).checkpoints() >= 1);
      killedJobs.cancel(Shop.ID);
      killedJobs.start(killed.job());
      awaitAll(killed);
      for (View view : VIEWS) {
        assertEquals(calm.documents(view), killed.documents(view));
      }
      Ledger ledger = ledger(killed);
      assertEquals(EVENTS, ledger.received());
      assertEquals(JobHealth.State.RUNNING, killedJobs.health(Shop.ID).state());
    }
  }

  @Test
  void badLinesBecomeDeadLettersAndTheJobGoesOn() throws Exception {
    try (EmbeddedCluster cluster = EmbeddedCluster.start(2, directory.resolve("tmp"));
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
      jobs.start(shop.job());
      shop.append(Topic.BEHAVIOR, "a", event(2, "purchase", "\"user_id\":\"ann\",", "lamp"));
      shop.append(Topic.BEHAVIOR, "a", event(3, "purchase", "", "lamp"));
      Ledger expected =
          new Ledger(1, 1, Map.of("not-json", 1L, "invalid-event", 2L, "no-price", 1L));
      Await.until(
          "the ledger",
          () -> shop.store.latest(View.SIGNALS).isPresent() && expected.equals(ledger(shop)));
      Await.until("letters", () -> letters(shop).size() == 5);
      Map<String, DeadLetter> letters = letters(shop);
      assertEquals(4, letters.keySet().stream().filter(p -> p.contains("-")).count());
      assertEquals("invalid-change", Objects.requireNonNull(letters.get("catalog-0@0")).reason());
      assertTrue(letters.values().stream().anyMatch(l -> l.detail().startsWith("event_name")));
      assertEquals(1, shop.documents(View.PROFILES).size());
      assertEquals("", jobs.health(Shop.ID).reason());
    }
  }

  private static Ledger ledger(Shop shop) throws Exception {
    String json = shop.documents(View.SIGNALS).get(SignalsSchema.LEDGER);
    return json == null
        ? new Ledger(0, 0, Map.of())
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
