package dev.souk.jobs.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.jobs.JobSettings;
import dev.souk.jobs.PipelineOptions;
import dev.souk.jobs.ShopPipeline;
import dev.souk.jobs.TermFrequencyRepresenters;
import dev.souk.jobs.sink.SnapshotTarget;
import dev.souk.jobs.sink.ViewStorages;
import dev.souk.jobs.source.JsonlLogSources;
import dev.souk.jobs.source.ModelSource;
import dev.souk.log.JsonlLayout;
import dev.souk.log.LogPosition;
import dev.souk.log.Topic;
import dev.souk.view.Manifest;
import dev.souk.view.SnapshotRefusals;
import dev.souk.view.SnapshotStore;
import dev.souk.view.View;
import dev.souk.view.ViewReader;
import dev.souk.view.ViewSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs of other parallelisms and over another storage give the views of an undisturbed job. */
class RescalingIT {

  private static final List<View> VIEWS = View.STREAMED;
  private static final int SHARDS = 4;
  private static final int EVENTS = 3_000;
  private static final long SEED = 11;

  @TempDir Path directory;

  private JobsConfig config(String name, int parallelism) {
    return new JobsConfig(
        directory.resolve(name),
        parallelism,
        SHARDS,
        Duration.ofMillis(200),
        Duration.ofMillis(200),
        PipelineOptions.DEFAULT);
  }

  private Shop shop(String name) throws IOException {
    return new Shop(
        directory.resolve(name), new JsonlLayout(directory.resolve(name).resolve("log")));
  }

  private EmbeddedCluster cluster() throws IOException {
    return EmbeddedCluster.start(4, directory.resolve("tmp"));
  }

  /** The same seed gives the same lines in the same partitions. */
  private static final class Traffic {
    private final Shop shop;
    private final Random random = new Random(SEED);
    private int events;

    Traffic(Shop shop) {
      this.shop = shop;
    }

    void upTo(int end) throws IOException {
      for (; events < end; events++) {
        if (events % 50 == 0) {
          shop.append(
              Topic.CATALOG,
              "item" + events / 50,
              ("{\"event_id\":\"c%d\",\"event_time\":\"2026-01-01T00:00:00Z\",\"op\":\"upsert\","
                      + "\"item\":{\"id\":\"item%d\",\"title\":\"lamp\",\"price\":\"1 USD\"}}")
                  .formatted(events, events / 50));
        }
        String shopper = "s" + random.nextInt(200);
        shop.append(
            Topic.BEHAVIOR,
            shopper,
            ("{\"event_id\":\"e%d\",\"event_name\":\"purchase\",\"event_time\":\"%s\",\"user_id\":"
                    + "\"%s\",\"currency\":\"USD\",\"items\":[{\"item_id\":\"item%d\",\"price\":2}]}")
                .formatted(
                    events,
                    Instant.parse("2026-01-01T00:00:00Z").plusSeconds(events * 600L),
                    shopper,
                    random.nextInt(60)));
      }
    }
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

  /** The views of a job that nothing happens to, also of its log. */
  private Shop calm(EmbeddedCluster cluster) throws Exception {
    Shop calm = shop("calm");
    new Traffic(calm).upTo(EVENTS);
    try (EmbeddedJobs jobs = new EmbeddedJobs(cluster, config("calm-flink", 2))) {
      jobs.start(calm.job());
      awaitAll(calm);
    }
    return calm;
  }

  @Test
  void parallelismChangesBetweenStartsWithoutARebuild() throws Exception {
    try (EmbeddedCluster cluster = cluster();
        Shop calm = calm(cluster);
        Shop rescaled = shop("rescaled")) {
      Traffic traffic = new Traffic(rescaled);
      int part = 0;
      for (int parallelism : List.of(2, 3, 1)) {
        part++;
        EmbeddedJobs jobs = new EmbeddedJobs(cluster, config("rescaled-flink", parallelism));
        jobs.start(rescaled.job());
        Await.until("a checkpoint", () -> jobs.health(Shop.ID).checkpoints() > 0);
        long before = jobs.health(Shop.ID).linesRead();
        traffic.upTo(EVENTS * part / 3);
        Await.until("more lines", () -> jobs.health(Shop.ID).linesRead() > before);
        if (part == 3) {
          awaitAll(rescaled);
        }
        if (part > 1) {
          assertTrue(jobs.health(Shop.ID).restarts() > 0, "it goes on from a checkpoint");
        }
        jobs.close();
      }
      for (View view : VIEWS) {
        assertEquals(calm.documents(view), rescaled.documents(view));
        assertEquals(List.of("g1"), rescaled.store.generations(view), "no rebuild");
        Manifest manifest = rescaled.store.latest(view).orElseThrow();
        assertEquals(SHARDS, manifest.shards().size());
      }
    }
  }

  @Test
  void viewsInAnObjectStoreAreThoseOnTheDisk() throws Exception {
    String views = "s3://job/shop";
    SnapshotStore store = new SnapshotStore(ViewStorages.at(views));
    try (EmbeddedCluster cluster = cluster();
        Shop calm = calm(cluster)) {
      JobsConfig config = config("s3-flink", 2);
      StreamExecutionEnvironment env =
          new StreamExecutionEnvironment(
              JobSettings.of(
                  config.interval(),
                  config.backlogInterval(),
                  directory.resolve("s3-flink/g1").toUri().toString()));
      env.setParallelism(2);
      new ShopPipeline(
              new JsonlLogSources(Shop.ID, calm.log),
              null,
              new ModelSource(calm.models(), false),
              new TermFrequencyRepresenters(),
              DiscardingSink::new,
              new SnapshotTarget(views, "g1", config.scratch().toString(), SHARDS),
              config.pipeline())
          .addTo(env);
      JobGraph graph = env.getStreamGraph().getJobGraph();
      RunningJob job = RunningJob.submit(cluster.flink(), graph, Shop.ID, "g1");
      for (View view : VIEWS) {
        Topic topic = view == View.ITEMS ? Topic.CATALOG : Topic.BEHAVIOR;
        Await.until(view + " in the store", () -> reflects(store, view, calm, topic));
      }
      job.stop();
      for (View view : VIEWS) {
        assertEquals(calm.documents(view), documents(store, view));
      }
    }
  }

  private static boolean reflects(SnapshotStore store, View view, Shop shop, Topic topic)
      throws IOException {
    String position = store.latest(view).map(manifest -> manifest.position()).orElse("");
    return LogPosition.parse(position).count(topic) == shop.opened.end().count(topic);
  }

  private Map<String, String> documents(SnapshotStore store, View view) throws IOException {
    SnapshotRefusals refusals = new SnapshotRefusals();
    try (ViewReader reader =
        new ViewSource(store, directory.resolve("cache"), refusals)
            .open(view, null)
            .orElseThrow()) {
      assertEquals(List.of(), refusals.recent());
      return Shop.documents(reader);
    }
  }
}
