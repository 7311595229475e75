package dev.souk.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.domain.ShopId;
import dev.souk.jobs.PipelineOptions;
import dev.souk.jobs.embedded.EmbeddedCluster;
import dev.souk.jobs.embedded.EmbeddedJobs;
import dev.souk.jobs.embedded.JobsConfig;
import dev.souk.jobs.embedded.ShopJob;
import dev.souk.jobs.items.LsaRepresenters;
import dev.souk.jobs.log.ShopLog;
import dev.souk.log.DeadLetter;
import dev.souk.log.LogEntry;
import dev.souk.log.LogPosition;
import dev.souk.log.LogReader;
import dev.souk.log.LogRecord;
import dev.souk.log.Topic;
import dev.souk.view.SnapshotStore;
import dev.souk.view.View;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A shop as a test of logs sees it: the same lines whatever the log is kept in. */
record KafkaShop(ShopId id, ShopLog log, Path directory) {

  private static final long SEED = 11;
  private static final int BATCH = 50;
  private static final long SECONDS = 180;
  private static final String[] KINDS = {"view_item", "add_to_cart", "purchase", "refund"};

  Path views() {
    return directory.resolve("views");
  }

  EmbeddedJobs start(EmbeddedCluster cluster, String flink) throws IOException {
    EmbeddedJobs jobs =
        new EmbeddedJobs(
            cluster,
            new JobsConfig(
                directory.resolve(flink),
                2,
                2,
                Duration.ofMillis(300),
                Duration.ofMillis(600),
                PipelineOptions.DEFAULT));
    jobs.start(
        new ShopJob(
            id,
            log.sources(),
            log.deadLetters(),
            views(),
            directory.resolve("models"),
            LsaRepresenters.DEFAULT));
    return jobs;
  }

  void appendItems(int items) throws IOException {
    List<LogEntry> entries = new ArrayList<>();
    for (int i = 0; i < items; i++) {
      entries.add(
          new LogEntry(
              "item" + i,
              ("{\"event_id\":\"c%d\",\"event_time\":\"2026-01-01T00:00:00Z\",\"op\":\"upsert\","
                      + "\"item\":{\"id\":\"item%d\",\"title\":\"red lamp %d\",\"price\":\"1 USD\"}}")
                  .formatted(i, i, i)));
    }
    entries.add(
        new LogEntry(
            "item0",
            "{\"event_id\":\"d0\",\"event_time\":\"2026-01-02T00:00:00Z\",\"op\":\"delete\","
                + "\"id\":\"item0\"}"));
    log.writer().append(Topic.CATALOG, entries);
  }

  /** Events {@code from} to {@code to}; every 97th is broken. */
  void appendEvents(int from, int to) throws IOException {
    List<LogEntry> entries = new ArrayList<>();
    for (int i = from; i < to; i++) {
      Random random = new Random(SEED + i);
      String shopper = "s" + random.nextInt(200);
      String kind = i % 97 == 0 ? "teleport" : KINDS[random.nextInt(KINDS.length)];
      entries.add(
          new LogEntry(
              shopper,
              ("{\"event_id\":\"e%d\",\"event_name\":\"%s\",\"event_time\":\"%s\",\"user_id\":\"%s\","
                      + "\"currency\":\"USD\",\"items\":[{\"item_id\":\"item%d\",\"price\":2.5}]}")
                  .formatted(
                      i,
                      kind,
                      Instant.parse("2026-01-03T00:00:00Z").plusSeconds(i * 60L),
                      shopper,
                      random.nextInt(100))));
      if (entries.size() == BATCH || i == to - 1) {
        log.writer().append(Topic.BEHAVIOR, entries);
        entries.clear();
      }
    }
  }

  /** Waits until the views show all of the log. */
  void awaitViews() throws Exception {
    await(
        "views of " + id,
        () ->
            shows(View.ITEMS, Topic.CATALOG)
                && shows(View.PROFILES, Topic.BEHAVIOR)
                && shows(View.INDICATORS, Topic.BEHAVIOR)
                && shows(View.SIGNALS, Topic.BEHAVIOR));
  }

  private boolean shows(View view, Topic topic) throws IOException {
    LogPosition position =
        new SnapshotStore(views())
            .latest(view)
            .map(m -> LogPosition.parse(m.position()))
            .orElse(LogPosition.START);
    return position.count(topic) == log.end().count(topic);
  }

  /** The letters, in the order of the log, those that are there twice too. */
  List<DeadLetter> letters() throws IOException {
    List<DeadLetter> letters = new ArrayList<>();
    try (LogReader reader = log.reader(Topic.DEAD_LETTERS, 0, 0)) {
      for (List<LogRecord> some = reader.poll(100); !some.isEmpty(); some = reader.poll(100)) {
        for (LogRecord line : some) {
          letters.add(DeadLetter.fromJson(line.value()));
        }
      }
    }
    return letters;
  }

  static void await(String what, Callable<Boolean> condition) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (!condition.call()) {
      assertTrue(System.nanoTime() < deadline, () -> "not within " + SECONDS + " s: " + what);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }
}
