package dev.souk.jobs.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.analysis.ShopAnalyzer;
import dev.souk.domain.Availability;
import dev.souk.domain.Item;
import dev.souk.domain.Money;
import dev.souk.domain.ShopId;
import dev.souk.jobs.embedded.EmbeddedCluster;
import dev.souk.jobs.source.JsonlLogSources;
import dev.souk.jobs.training.TrainingProgress.Stage;
import dev.souk.log.JsonlLayout;
import dev.souk.log.JsonlLogWriter;
import dev.souk.log.LogEntry;
import dev.souk.log.LogPosition;
import dev.souk.log.Topic;
import dev.souk.representation.collaborative.AlsConfig;
import dev.souk.representation.collaborative.AlsFreedom;
import dev.souk.representation.collaborative.CollaborativeTuner;
import dev.souk.representation.collaborative.DemandTrend;
import dev.souk.representation.collaborative.Interactions;
import dev.souk.representation.collaborative.ItemItemConfig;
import dev.souk.representation.collaborative.Rehearsal;
import dev.souk.representation.collaborative.SpdSolvers;
import dev.souk.representation.text.ItemText;
import dev.souk.representation.text.LsaBasis;
import dev.souk.representation.text.TermFrequencies;
import dev.souk.view.Manifest;
import dev.souk.view.SnapshotStore;
import dev.souk.view.View;
import dev.souk.view.ViewReader;
import dev.souk.view.ViewSnapshot;
import dev.souk.view.schema.FactorsSchema;
import dev.souk.view.schema.IndexedItem;
import dev.souk.view.schema.ItemsSchema;
import dev.souk.view.schema.LearnedBlend;
import dev.souk.view.schema.ViewSchema;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trains over a published items view: shoppers want items of one topic, an hour apart. */
class BlendTrainingIT {

  private static final long SEED = 20_261_129L;
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final int SHOPPERS = 300;
  private static final int TOPICS = 30;
  private static final int ITEMS = 240;

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

  private interface Purchases {
    void add(String shopper, String item, Instant at) throws IOException;
  }

  private static String id(int item) {
    return "i" + item;
  }

  private static String title(int item) {
    return "topic" + item % TOPICS + " goods";
  }

  private static void purchases(Purchases purchases) throws IOException {
    Random random = new Random(SEED);
    for (int s = 0; s < SHOPPERS; s++) {
      int topic = random.nextInt(TOPICS);
      for (int i = 0; i < 5; i++) {
        int item = i == 2 ? random.nextInt(ITEMS) : topic + TOPICS * ((s + 3 * i) % 8);
        purchases.add("s" + s, id(item), START.plus(Duration.ofHours(i)));
      }
    }
  }

  private static LogPosition plant(Path root) throws IOException {
    try (JsonlLogWriter log =
        new JsonlLogWriter(new JsonlLayout(root), 2, JsonlLogWriter.Fsync.ON_CLOSE)) {
      for (int i = 0; i < ITEMS; i++) {
        log.append(
            Topic.CATALOG,
            List.of(
                new LogEntry(
                    id(i),
                    ("{\"event_id\":\"c-%s\",\"event_time\":\"2026-01-01T00:00:00Z\","
                            + "\"op\":\"upsert\",\"item\":{\"id\":\"%s\",\"title\":\"%s\","
                            + "\"price\":\"1 USD\"}}")
                        .formatted(id(i), id(i), title(i)))));
      }
      purchases((shopper, item, at) ->
          log.append(
              Topic.BEHAVIOR,
              List.of(
                  new LogEntry(
                      shopper,
                      ("{\"event_id\":\"%s-%s\",\"event_name\":\"purchase\",\"event_time\":"
                              + "\"%s\",\"user_id\":\"%s\",\"items\":[{\"item_id\":\"%s\"}]}")
                          .formatted(shopper, item, at, shopper, item)))));
      return log.end();
    }
  }

  /** Publishes the items as the streaming job does. */
  private static void publish(SnapshotStore store, LsaBasis basis, LogPosition end)
      throws IOException {
    try (Directory index = new ByteBuffersDirectory()) {
      try (IndexWriter writer = new IndexWriter(index, new IndexWriterConfig())) {
        for (int i = 0; i < ITEMS; i++) {
          Item item =
              new Item(
                  id(i),
                  title(i),
                  "",
                  new Money(BigDecimal.ONE, "USD"),
                  null,
                  null,
                  List.of(),
                  Availability.IN_STOCK,
                  null,
                  null,
                  null,
                  null,
                  Map.of());
          TermFrequencies text =
              TermFrequencies.of(ShopAnalyzer.forQuery(), new ItemText(item.title(), "", "", ""));
          IndexedItem indexed =
              new IndexedItem(
                  item, Map.of("topic" + i % TOPICS, 1f), basis.project(text), basis.version());
          writer.addDocument(
              ViewSchema.of(View.ITEMS).document(id(i), ItemsSchema.source(indexed)));
        }
        writer.commit();
      }
      List<Manifest.StoredFile> files = new ArrayList<>();
      for (String name : SegmentInfos.readLatestCommit(index).files(true)) {
        files.add(store.store(View.ITEMS, "g1", name, "x-" + name, index));
      }
      store.publish(
          new Manifest(
              View.ITEMS,
              "g1",
              1,
              Manifest.SCHEMA_VERSION,
              Map.of(Manifest.POSITION, end.toString()),
              List.of(new Manifest.Shard(0, files))));
      store.switchTo(View.ITEMS, "g1");
    }
  }

  /** Trains the basis, publishes the items and trains the models; what was published. */
  private static SortedMap<String, String> train(
      Path log, LogPosition end, Path root, int parallelism, Set<Stage> stages) throws Exception {
    TrainingConfig config = TrainingConfig.defaults().withThreads(parallelism, parallelism);
    JsonlLogSources logs = new JsonlLogSources(new ShopId("test"), new JsonlLayout(log));
    Path lsa = root.resolve("lsa");
    TrainingProgress progress = (stage, done, total, message) -> stages.add(stage);
    assertInstanceOf(
        TrainingOutcome.Published.class,
        new LsaTraining(logs, cluster::run, lsa, config).run(end, progress));
    publish(
        new SnapshotStore(root.resolve("views")), new LsaFiles(lsa).current().orElseThrow(), end);
    FactorTraining training =
        new FactorTraining(
            logs,
            cluster::run,
            root.resolve("views").toString(),
            lsa,
            root.resolve("scratch"),
            config);
    return assertInstanceOf(TrainingOutcome.Published.class, training.run(end, progress)).metrics();
  }

  private static @Nullable LearnedBlend stored(Path root) throws IOException {
    try (ViewReader reader =
        new ViewReader(new SnapshotStore(root.resolve("views")), View.FACTORS)) {
      ViewSnapshot snapshot = reader.acquire();
      try {
        return FactorsSchema.read(snapshot.searcher()).orElseThrow().feed();
      } finally {
        reader.release(snapshot);
      }
    }
  }

  @Test
  void learnsTheWeightsOfFeeds_andTheSameAgain() throws Exception {
    Path log = directory.resolve("log");
    LogPosition end = plant(log);
    Set<Stage> stages = ConcurrentHashMap.newKeySet();
    SortedMap<String, String> metrics = train(log, end, directory.resolve("once"), 2, stages);
    assertTrue(stages.containsAll(EnumSet.of(Stage.TUNE, Stage.BLEND, Stage.FACTORS)));
    LearnedBlend learned = stored(directory.resolve("once"));
    assertNotNull(learned, metrics::toString);
    assertEquals(
        Set.of(
            "item_item", "factors", "indicators", "popularity", "interest", "vector", "affinity"),
        learned.weights().keySet());
    assertEquals(learned.learned().toString(), metrics.get("held-out-feed-learned"));
    assertEquals(learned.served() ? "learned" : "by hand", metrics.get("feed-weights"));

    assertEquals(metrics, train(log, end, directory.resolve("again"), 1, stages));
    assertEquals(learned, stored(directory.resolve("again")));
  }

  @Test
  void withoutItems_weightsByHandStay() throws IOException {
    Interactions.Builder builder = Interactions.builder();
    purchases((shopper, item, at) -> builder.add(shopper, item, 1, at));
    Interactions interactions = builder.build();
    Rehearsal rehearsal =
        new CollaborativeTuner(
                AlsConfig.forData(interactions).withRank(8),
                AlsFreedom.ALL,
                ItemItemConfig.forData(interactions),
                DemandTrend.DEFAULT,
                SpdSolvers.concurrent(),
                2)
            .choose(interactions)
            .rehearsal();
    assertNotNull(rehearsal);
    Path root = directory.resolve("no-items");
    BlendTraining training =
        new BlendTraining(
            root.resolve("views").toString(),
            root.resolve("lsa"),
            root.resolve("scratch"),
            LogPosition.START,
            TrainingConfig.defaults(),
            TrainingProgress.SILENT,
            Duration.ZERO);
    assertEquals(Optional.empty(), training.learn(rehearsal));
  }
}
