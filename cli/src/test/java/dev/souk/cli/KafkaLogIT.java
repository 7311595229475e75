package dev.souk.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.cli.kafka.LocalBroker;
import dev.souk.domain.ShopId;
import dev.souk.jobs.embedded.EmbeddedCluster;
import dev.souk.jobs.embedded.EmbeddedJobs;
import dev.souk.jobs.kafka.KafkaLogConfig;
import dev.souk.jobs.kafka.KafkaShopLogs;
import dev.souk.jobs.log.JsonlShopLog;
import dev.souk.jobs.log.ShopLog;
import dev.souk.jobs.plain.ViewContents;
import dev.souk.jobs.plain.ViewDifferences;
import dev.souk.log.DeadLetter;
import dev.souk.log.JsonlLayout;
import dev.souk.log.JsonlLogWriter.Fsync;
import dev.souk.log.LogEntry;
import dev.souk.log.Topic;
import dev.souk.view.SnapshotStore;
import dev.souk.view.View;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.util.FileUtils;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log in a real broker, a process of its own. */
class KafkaLogIT {

  private static final int ITEMS = 100;
  private static final int EVENTS = 3_000;
  private static final List<View> VIEWS = View.STREAMED;

  @TempDir static Path directory;
  private static LocalBroker broker;
  private static KafkaShopLogs logs;

  @BeforeAll
  static void start() throws IOException {
    broker = LocalBroker.start(directory.resolve("broker"), 0);
    // A broker may take minutes to come back on a busy machine; appends wait for it.
    Map<String, String> patient = Map.of("delivery.timeout.ms", "300000", "max.block.ms", "300000");
    logs =
        KafkaShopLogs.connect(
            new KafkaLogConfig(
                broker.bootstrapServers(), "souk", 2, 1, null, new TreeMap<>(patient)));
  }

  @AfterAll
  static void stop() throws IOException {
    try (@Nullable LocalBroker _ = broker;
        @Nullable KafkaShopLogs _ = logs) {
      // Closes what was opened, the logs first; one that did not start is null.
    }
  }

  private static EmbeddedCluster cluster(String name) throws IOException {
    return EmbeddedCluster.start(2, directory.resolve(name).resolve("tmp"));
  }

  @Test
  void views_throughTheKillOfTheBroker_areThoseOfTheSameLinesInFiles() throws Exception {
    ShopId id = new ShopId("killed");
    try (ShopLog files =
            JsonlShopLog.open(
                id, new JsonlLayout(directory.resolve("files").resolve("log")), 2, Fsync.ON_CLOSE);
        ShopLog topics = logs.open(id)) {
      KafkaShop calm = new KafkaShop(id, files, directory.resolve("files"));
      calm.appendItems(ITEMS);
      calm.appendEvents(0, EVENTS);
      try (EmbeddedCluster cluster = cluster("files");
          EmbeddedJobs _ = calm.start(cluster, "flink")) {
        calm.awaitViews();
        KafkaShop.await("letters", () -> calm.letters().size() == broken());
      }
      KafkaShop killed = new KafkaShop(id, topics, directory.resolve("topics"));
      killed.appendItems(ITEMS);
      try (EmbeddedCluster cluster = cluster("topics")) {
        // Not closed: the cluster ends under it, as if the process were killed.
        EmbeddedJobs jobs = killed.start(cluster, "flink");
        killed.appendEvents(0, EVENTS / 2);
        KafkaShop.await("a checkpoint", () -> jobs.health(id).checkpoints() > 0);
        CompletableFuture<Void> appending = appending(killed);
        broker.kill();
        assertFalse(broker.process().isAlive());
        broker.restart();
        appending.join();
        killed.awaitViews();
        KafkaShop.await("letters", () -> killed.letters().size() == broken());
      }
      assertSame(calm, killed);

      // Without checkpoints all is read and refused again, into a new generation.
      FileUtils.deleteDirectory(killed.directory().resolve("flink").toFile());
      try (EmbeddedCluster cluster = cluster("topics");
          EmbeddedJobs _ = killed.start(cluster, "flink")) {
        for (View view : VIEWS) {
          KafkaShop.await("g2 of " + view, () -> generation(killed, view).equals("g2"));
        }
        killed.awaitViews();
        killed.appendEvents(EVENTS, EVENTS + 2 * 97);
        KafkaShop.await("letters", () -> killed.letters().size() >= broken() + 2);
        assertEquals(
            ids(killed).size(), new HashSet<>(ids(killed)).size(), "letters are there once");
        assertEquals(broken() + 2, killed.letters().size());
      }
    }
  }

  /** Appends the second half meanwhile, over the time in which there is no broker. */
  private static CompletableFuture<Void> appending(KafkaShop shop) {
    return CompletableFuture.runAsync(() -> {
      try {
        shop.appendEvents(EVENTS / 2, EVENTS);
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    });
  }

  private static void assertSame(KafkaShop calm, KafkaShop killed) throws IOException {
    assertEquals(calm.log().end().next(), killed.log().end().next());
    for (View view : VIEWS) {
      ViewDifferences differences =
          ViewDifferences.between(
              view,
              ViewContents.read(new SnapshotStore(calm.views()), view),
              ViewContents.read(new SnapshotStore(killed.views()), view),
              5);
      assertTrue(differences.none(), () -> view.wire() + ": " + differences);
    }
    assertEquals(new HashSet<>(ids(calm)), new HashSet<>(ids(killed)));
    assertEquals(broken(), ids(killed).size());
  }

  private static String generation(KafkaShop shop, View view) throws IOException {
    return new SnapshotStore(shop.views()).current(view).orElse("");
  }

  private static int broken() {
    return (EVENTS + 96) / 97;
  }

  private static List<String> ids(KafkaShop shop) throws IOException {
    List<String> ids = new ArrayList<>();
    for (DeadLetter letter : shop.letters()) {
      ids.add(letter.id());
    }
    return ids;
  }

  @Test
  void seed_thatIsInterrupted_isNeverServedAndStartsAnew() throws Exception {
    ShopId id = new ShopId("seeded");
    LogEntry line = new LogEntry("a", "{}");
    assertThrows(
        IOException.class,
        () ->
            logs.seed(
                id,
                log -> {
                  log.writer().append(Topic.CATALOG, List.of(line, line));
                  throw new IOException("interrupted");
                }));
    IOException refused = assertThrows(IOException.class, () -> logs.open(id));
    assertTrue(String.valueOf(refused.getMessage()).contains("not finished"), refused::getMessage);

    assertTrue(logs.seed(id, log -> log.writer().append(Topic.CATALOG, List.of(line))));
    assertFalse(
        logs.seed(
            id,
            _ -> {
              throw new IOException("a whole log is not filled again");
            }));
    try (ShopLog log = logs.open(id)) {
      assertEquals(1, log.end().count(Topic.CATALOG));
    }
  }

  @Test
  void topics_haveTheSettingsThatKeepTheLog_andOthersAreRefused() throws Exception {
    ShopId id = new ShopId("settings");
    logs.open(id).close();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      assertEquals("compact", setting(admin, "souk.settings.catalog", "cleanup.policy"));
      assertEquals("604800000", setting(admin, "souk.settings.catalog", "min.compaction.lag.ms"));
      for (String topic : Set.of("souk.settings.behavior", "souk.settings.dead-letters")) {
        assertEquals("delete", setting(admin, topic, "cleanup.policy"));
        assertEquals("-1", setting(admin, topic, "retention.ms"));
        assertEquals("-1", setting(admin, topic, "retention.bytes"));
        assertEquals("false", setting(admin, topic, "unclean.leader.election.enable"));
      }
      assertEquals(
          2,
          Objects.requireNonNull(
                  admin
                      .describeTopics(List.of("souk.settings.behavior"))
                      .allTopicNames()
                      .get()
                      .get("souk.settings.behavior"))
              .partitions()
              .size());

      ConfigResource behavior =
          new ConfigResource(ConfigResource.Type.TOPIC, "souk.settings.behavior");
      admin
          .incrementalAlterConfigs(
              Map.of(
                  behavior,
                  List.of(
                      new AlterConfigOp(
                          new ConfigEntry("retention.ms", "60000"), AlterConfigOp.OpType.SET))))
          .all()
          .get();
      KafkaShop.await(
          "the refusal of a topic that forgets",
          () -> {
            try (ShopLog _ = logs.open(id)) {
              return false;
            } catch (IOException e) {
              String message = String.valueOf(e.getMessage());
              assertTrue(message.contains("retention.ms: 60000 (expected: -1)"), message);
              return true;
            }
          });
    }
  }

  private static String setting(Admin admin, String topic, String key) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    Config config =
        Objects.requireNonNull(
            admin.describeConfigs(List.of(resource)).all().get().get(resource), topic);
    return Objects.requireNonNull(config.get(key), key).value();
  }
}
