package dev.souk.jobs.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.domain.ShopId;
import dev.souk.jobs.embedded.EmbeddedCluster;
import dev.souk.jobs.source.JsonlLogSources;
import dev.souk.jobs.training.TrainingOutcome.NothingToLearn;
import dev.souk.jobs.training.TrainingOutcome.Published;
import dev.souk.log.JsonlLayout;
import dev.souk.log.JsonlLogWriter;
import dev.souk.log.LogEntry;
import dev.souk.log.LogPosition;
import dev.souk.log.Topic;
import dev.souk.representation.collaborative.BasketModel;
import dev.souk.representation.collaborative.ContentMap;
import dev.souk.representation.collaborative.FactorModel;
import dev.souk.representation.text.LsaBasis;
import dev.souk.view.Manifest;
import dev.souk.view.SnapshotStore;
import dev.souk.view.View;
import dev.souk.view.ViewReader;
import dev.souk.view.ViewSnapshot;
import dev.souk.view.schema.FactorsSchema;
import dev.souk.view.schema.FactorsSchema.Models;
import dev.souk.view.schema.ViewSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Trains on a log with what is known beforehand: two kinds of items, each bought by shoppers of its
 * own; one item that was all given back, one that is deleted.
 */
class TrainingIT {

  private static final int ITEMS = 30;
  private static final int SHOPPERS = 12;

  @TempDir static Path directory;
  private static EmbeddedCluster cluster;

  @BeforeAll
  static void start() throws IOException {
    cluster = EmbeddedCluster.start(2, directory.resolve("tmp"));
  }

  @AfterAll
  static void end() throws IOException {
    cluster.close();
  }

  private static void append(JsonlLogWriter log, Topic topic, String key, String json)
      throws IOException {
    log.append(topic, List.of(new LogEntry(key, json)));
  }

  private static void item(JsonlLogWriter log, String id, String title) throws IOException {
    append(
        log,
        Topic.CATALOG,
        id,
        ("{\"event_id\":\"c-%s\",\"event_time\":\"2026-01-01T00:00:00Z\",\"op\":\"upsert\","
                + "\"item\":{\"id\":\"%s\",\"title\":\"%s\",\"price\":\"1 USD\"}}")
            .formatted(id, id, title));
  }

  private static void event(JsonlLogWriter log, String kind, String user, String item)
      throws IOException {
    append(
        log,
        Topic.BEHAVIOR,
        user,
        ("{\"event_id\":\"%s-%s-%s\",\"event_name\":\"%s\",\"event_time\":"
                + "\"2026-01-02T00:00:00Z\",%s\"currency\":\"USD\",\"items\":[{\"item_id\":\"%s\","
                + "\"price\":2.5}]}")
            .formatted(
                kind,
                user,
                item,
                kind,
                user.isEmpty() ? "" : "\"user_id\":\"" + user + "\",",
                item));
  }

  /** An order, which may come in parts; without a transaction an event is one. */
  private static void order(JsonlLogWriter log, String id, String transaction, String... items)
      throws IOException {
    append(
        log,
        Topic.BEHAVIOR,
        id,
        "{\"event_id\":\"%s\",\"event_name\":\"purchase\",\"event_time\":\"2026-01-02T00:00:00Z\",%s\"items\":[%s]}"
            .formatted(
                id,
                transaction.isEmpty() ? "" : "\"transaction_id\":\"" + transaction + "\",",
                Stream.of(items)
                    .map("{\"item_id\":\"%s\"}"::formatted)
                    .collect(Collectors.joining(","))));
  }

  private static LogPosition plant(Path root) throws IOException {
    try (JsonlLogWriter log =
        new JsonlLogWriter(new JsonlLayout(root), 2, JsonlLogWriter.Fsync.ON_CLOSE)) {
      for (int i = 0; i < ITEMS; i++) {
        item(log, "lamp" + i, "red reading lamp");
        item(log, "boot" + i, "leather hiking boot");
      }
      item(log, "returned", "red lamp");
      item(log, "gone", "leather boot");
      append(
          log,
          Topic.CATALOG,
          "gone",
          "{\"event_id\":\"d\",\"event_time\":\"2026-01-03T00:00:00Z\",\"op\":\"delete\","
              + "\"id\":\"gone\"}");
      append(log, Topic.CATALOG, "", "{\"op\":");
      for (int s = 0; s < SHOPPERS; s++) {
        for (int i = 0; i < ITEMS; i++) {
          // Each leaves one out, so that there is something to recommend.
          if (i != s % ITEMS) {
            event(log, "purchase", "l" + s, "lamp" + i);
            event(log, "purchase", "b" + s, "boot" + i);
          }
        }
        event(log, "purchase", "l" + s, "gone");
        event(log, "view_item", "", "boot0");
      }
      // Guests: lamps with boots of the same number, in every form that an order has.
      for (int i = 0; i < 4; i++) {
        order(log, "g" + i, "", "lamp" + i % 2, "boot" + i % 2, "gone");
        order(log, "p" + i, "t" + i, "lamp" + i % 2);
        order(log, "q" + i, "t" + i, "boot" + i % 2);
        order(log, "r" + i, "", "lamp2");
      }
      event(log, "purchase", "l0", "returned");
      event(log, "refund", "l0", "returned");
      event(log, "purchase", "regretful", "lamp0");
      event(log, "refund", "regretful", "lamp0");
      append(log, Topic.BEHAVIOR, "x", "{\"event_name\":\"teleport\"}");
      return log.end();
    }
  }

  /** One shop's models in a directory of their own. */
  private record Trained(Path root, SortedMap<String, TrainingOutcome> outcomes) {

    static Trained on(Path log, LogPosition end, Path root, int parallelism) throws Exception {
      TrainingConfig config = TrainingConfig.defaults().withThreads(parallelism, parallelism);
      JsonlLogSources logs = new JsonlLogSources(new ShopId("test"), new JsonlLayout(log));
      try (Trainer trainer =
          new Trainer(
              List.of(
                  new Trainer.Planned(
                      new LsaTraining(logs, cluster::run, root.resolve("lsa"), config),
                      TrainingSchedule.CATALOG),
                  new Trainer.Planned(
                      new FactorTraining(
                          logs,
                          cluster::run,
                          root.resolve("views").toString(),
                          root.resolve("lsa"),
                          root.resolve("scratch"),
                          config),
                      TrainingSchedule.BEHAVIOR)),
              TrainingProgress.SILENT)) {
        return new Trained(root, trainer.trainNow(end));
      }
    }

    SortedMap<String, String> metrics(String model) {
      return assertInstanceOf(Published.class, outcomes.get(model)).metrics();
    }

    LsaBasis basis() throws IOException {
      return new LsaFiles(root.resolve("lsa")).current().orElseThrow();
    }

    SnapshotStore store() {
      return new SnapshotStore(root.resolve("views"));
    }

    Models models() throws IOException {
      try (ViewReader reader = new ViewReader(store(), View.FACTORS)) {
        ViewSnapshot snapshot = reader.acquire();
        try {
          return FactorsSchema.read(snapshot.searcher()).orElseThrow();
        } finally {
          reader.release(snapshot);
        }
      }
    }

    Map<String, String> documents() throws IOException {
      Map<String, String> documents = new TreeMap<>();
      try (ViewReader reader = new ViewReader(store(), View.FACTORS)) {
        ViewSnapshot snapshot = reader.acquire();
        try {
          IndexReader index = snapshot.searcher().getIndexReader();
          for (int i = 0; i < index.maxDoc(); i++) {
            Document document = index.storedFields().document(i);
            documents.put(
                document.get(ViewSchema.KEY),
                Base64.getEncoder().encodeToString(ViewSchema.source(document)));
          }
        } finally {
          reader.release(snapshot);
        }
      }
      return documents;
    }
  }

  private static double similarity(FactorModel model, String one, String other) {
    List<String> ids = List.of(model.itemIds());
    double dot = 0;
    for (int d = 0; d < model.config().rank(); d++) {
      dot +=
          (double) model.itemFactors().get(ids.indexOf(one), d)
              * model.itemFactors().get(ids.indexOf(other), d);
    }
    return dot;
  }

  @Test
  void learnsWhatIsPlantedAndTheSameAgain() throws Exception {
    Path log = directory.resolve("log");
    LogPosition end = plant(log);
    Trained once = Trained.on(log, end, directory.resolve("once"), 2);
    Trained again = Trained.on(log, end, directory.resolve("again"), 1);

    assertEquals(once.outcomes(), again.outcomes());
    assertEquals(once.basis(), again.basis());
    assertEquals(once.documents(), again.documents());
    assertFalse(once.documents().isEmpty());

    assertEquals(String.valueOf(2 * ITEMS + 1), once.metrics("lsa").get("items"));
    assertTrue(once.basis().dims() >= 2, once.basis().toString());
    assertEquals(end, new LsaFiles(directory.resolve("once/lsa")).trainedTo());

    assertEquals(String.valueOf(2 * SHOPPERS), once.metrics("factors").get("users"));
    assertEquals(
        String.valueOf(2 * SHOPPERS * (ITEMS - 1)), once.metrics("factors").get("interactions"));
    FactorModel factors = once.models().factors();
    TreeSet<String> expected = new TreeSet<>();
    for (int i = 0; i < ITEMS; i++) {
      expected.add("lamp" + i);
      expected.add("boot" + i);
    }
    assertEquals(expected, new TreeSet<>(List.of(factors.itemIds())));
    assertEquals(expected, new TreeSet<>(List.of(once.models().itemItem().itemIds())));
    ContentMap content = Objects.requireNonNull(once.models().content());
    assertEquals(once.basis().version(), content.basis());
    assertTrue(Double.parseDouble(once.metrics("factors").get("content-map-explains")) > 0.1);
    BasketModel baskets = once.models().baskets();
    assertEquals(List.of("boot0", "boot1", "lamp0", "lamp1"), List.of(baskets.itemIds()));
    assertArrayEquals(new int[][] {{2}, {3}, {0}, {1}}, baskets.companions());
    assertEquals("8", once.metrics("factors").get("baskets"));
    assertTrue(
        similarity(factors, "lamp0", "lamp1") > similarity(factors, "lamp0", "boot1"),
        "lamps are bought with lamps");
    assertEquals(
        end.toString(),
        once.store().latest(View.FACTORS).orElseThrow().attributes().get(Manifest.POSITION));
  }

  @Test
  void ordersOfGuestsAlone_tellWhatIsBoughtTogether() throws Exception {
    Path log = directory.resolve("guests-log");
    LogPosition end;
    try (JsonlLogWriter writer =
        new JsonlLogWriter(new JsonlLayout(log), 2, JsonlLogWriter.Fsync.ON_CLOSE)) {
      for (String each : List.of("lamp", "bulb", "boot", "sock")) {
        item(writer, each, each);
      }
      for (int i = 0; i < 3; i++) {
        order(writer, "l" + i, "", "lamp", "bulb");
        order(writer, "b" + i, "", "boot", "sock");
      }
      end = writer.end();
    }
    Trained trained = Trained.on(log, end, directory.resolve("guests"), 2);
    assertEquals("0", trained.metrics("factors").get("users"));
    BasketModel baskets = trained.models().baskets();
    assertEquals(List.of("boot", "bulb", "lamp", "sock"), List.of(baskets.itemIds()));
    assertArrayEquals(new int[][] {{3}, {2}, {1}, {0}}, baskets.companions());
    assertEquals(0, trained.models().factors().itemIds().length);
  }

  @Test
  void anEmptyLogIsNothingToLearn() throws Exception {
    Path log = directory.resolve("empty-log");
    LogPosition end;
    try (JsonlLogWriter writer =
        new JsonlLogWriter(new JsonlLayout(log), 2, JsonlLogWriter.Fsync.ON_CLOSE)) {
      end = writer.end();
    }
    Trained trained = Trained.on(log, end, directory.resolve("empty"), 2);
    assertInstanceOf(NothingToLearn.class, trained.outcomes().get("lsa"));
    assertInstanceOf(NothingToLearn.class, trained.outcomes().get("factors"));
    assertTrue(new LsaFiles(directory.resolve("empty/lsa")).current().isEmpty());
    assertTrue(trained.store().latest(View.FACTORS).isEmpty());
  }
}
