package dev.souk.jobs.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.domain.Ledger;
import dev.souk.domain.Profile;
import dev.souk.jobs.PipelineOptions;
import dev.souk.jobs.TermFrequencyRepresenters;
import dev.souk.jobs.dedup.DuplicateOptions;
import dev.souk.jobs.plain.PlainLog;
import dev.souk.jobs.plain.PlainViews;
import dev.souk.jobs.plain.ViewContents;
import dev.souk.jobs.plain.ViewDifferences;
import dev.souk.jobs.profiles.ProfileOptions;
import dev.souk.jobs.queries.QueryOptions;
import dev.souk.jobs.signals.SignalOptions;
import dev.souk.log.JsonlLayout;
import dev.souk.log.Topic;
import dev.souk.view.View;
import dev.souk.view.schema.ProfilesSchema;
import dev.souk.view.schema.SignalsSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The views of the real pipeline are those of the plain program. */
class GroundTruthIT {

  private static final PipelineOptions OPTIONS =
      new PipelineOptions(
          new ProfileOptions(Duration.ofDays(3), 25),
          SignalOptions.DEFAULT,
          new DuplicateOptions(UnrulyTraffic.WINDOW),
          new QueryOptions(5));
  private static final int LINES = 4_000;

  @TempDir Path directory;

  private EmbeddedCluster cluster() throws IOException {
    return EmbeddedCluster.start(2, directory.resolve("tmp"));
  }

  private EmbeddedJobs jobs(EmbeddedCluster cluster, int parallelism) {
    return new EmbeddedJobs(
        cluster,
        new JobsConfig(
            directory.resolve("flink"),
            parallelism,
            2,
            Duration.ofMillis(200),
            Duration.ofMillis(200),
            OPTIONS));
  }

  private Shop shop() throws IOException {
    return new Shop(directory, new JsonlLayout(directory.resolve("log")));
  }

  private static void awaitAll(Shop shop) throws Exception {
    Await.until(
        "views reflect the log",
        () ->
            shop.reflects(View.ITEMS, Topic.CATALOG)
                && shop.reflects(View.PROFILES, Topic.BEHAVIOR)
                && shop.reflects(View.INDICATORS, Topic.BEHAVIOR)
                && shop.reflects(View.QUERIES, Topic.BEHAVIOR)
                && shop.reflects(View.SIGNALS, Topic.BEHAVIOR));
  }

  @ParameterizedTest
  @CsvSource({"1, 2", "2, 1"})
  void unrulyTrafficAndARestartWithAnotherParallelismGiveTheGroundTruth(int before, int after)
      throws Exception {
    long seed = new Random().nextLong();
    try (Shop shop = shop()) {
      UnrulyTraffic traffic = new UnrulyTraffic(shop, seed);
      traffic.send(LINES / 2);
      try (EmbeddedCluster cluster = cluster()) {
        // Not closed: the cluster ends under it, while there are lines without a checkpoint.
        EmbeddedJobs jobs = jobs(cluster, before);
        jobs.start(shop.job());
        Await.until("a checkpoint", () -> jobs.health(Shop.ID).checkpoints() >= 1);
        long read = jobs.health(Shop.ID).linesRead();
        traffic.send(LINES / 4);
        Await.until("more lines", () -> jobs.health(Shop.ID).linesRead() > read);
      }
      traffic.send(LINES / 4);
      try (EmbeddedCluster cluster = cluster();
          EmbeddedJobs jobs = jobs(cluster, after)) {
        jobs.start(shop.job());
        awaitAll(shop);
      }
      assertGroundTruth(shop, "seed " + seed);
    }
  }

  private static void assertGroundTruth(Shop shop, String seed) throws Exception {
    PlainViews plain = new PlainViews(OPTIONS);
    PlainLog.read(shop.opened, shop.log.end(), plain::add);
    assertSame(plain.items(new TermFrequencyRepresenters().untrained()), shop, View.ITEMS, seed);
    assertSame(plain.profiles(), shop, View.PROFILES, seed);
    assertSame(plain.signals(), shop, View.SIGNALS, seed);
    assertSame(plain.indicators(), shop, View.INDICATORS, seed);
    assertSame(plain.queries(), shop, View.QUERIES, seed);
    Ledger ledger = ledger(shop);
    assertEquals(shop.log.end().count(Topic.BEHAVIOR), ledger.received(), seed);
    assertTrue(ledger.duplicates() > 0 && ledger.late() > 0, () -> ledger + ", " + seed);
  }

  private static void assertSame(ViewContents expected, Shop shop, View view, String seed)
      throws IOException {
    ViewContents actual = ViewContents.read(shop.store, view);
    ViewDifferences differences = ViewDifferences.between(view, expected, actual, 5);
    assertTrue(differences.none(), () -> view + ": " + differences + System.lineSeparator() + seed);
    assertTrue(actual.sources().size() > 10, view::wire);
  }

  private static Ledger ledger(Shop shop) throws IOException {
    return SignalsSchema.readLedger(
        Objects.requireNonNull(
            ViewContents.read(shop.store, View.SIGNALS).sources().get(SignalsSchema.LEDGER)));
  }

  @Test
  void anEventGivenTwiceInOneBatchAndABatchGivenTwiceCountOnce() throws Exception {
    try (Shop shop = shop();
        EmbeddedCluster cluster = cluster();
        EmbeddedJobs jobs = jobs(cluster, 2)) {
      jobs.start(shop.job());
      for (int delivery = 0; delivery < 2; delivery++) {
        for (String id : new String[] {"e1", "e1", "e2"}) {
          shop.append(Topic.BEHAVIOR, "ann", purchase(id, "\"user_id\":\"ann\","));
          shop.append(Topic.BEHAVIOR, "g" + id, purchase("g" + id, ""));
        }
      }
      shop.append(
          Topic.CATALOG,
          "lamp",
          "{\"event_id\":\"c1\",\"event_time\":\"2026-01-01T00:00:00Z\",\"op\":\"upsert\","
              + "\"item\":{\"id\":\"lamp\",\"title\":\"red lamp\",\"price\":\"1 USD\"}}");
      awaitAll(shop);
      assertEquals(new Ledger(2, 2, 8, 0, java.util.Map.of()), ledger(shop));
      Profile ann =
          ProfilesSchema.read(
              Objects.requireNonNull(
                  ViewContents.read(shop.store, View.PROFILES).sources().get("ann")));
      assertEquals(2, ann.events());
      assertEquals(2, ann.touches().getFirst().purchases());
      assertEquals(
          4,
          SignalsSchema.read(
                  Objects.requireNonNull(
                      ViewContents.read(shop.store, View.SIGNALS).sources().get("lamp")))
              .purchases());
    }
  }

  private static String purchase(String id, String user) {
    return ("{\"event_id\":\"%s\",\"event_name\":\"purchase\",%s"
            + "\"event_time\":\"2026-01-01T00:00:00Z\",\"items\":[{\"item_id\":\"lamp\"}]}")
        .formatted(id, user);
  }
}
