package dev.souk.jobs.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.souk.domain.InvalidInputException;
import dev.souk.jobs.PipelineOptions;
import dev.souk.log.JsonlLayout;
import dev.souk.log.LogPosition;
import dev.souk.log.Topic;
import dev.souk.view.View;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerationsIT {

  @TempDir Path directory;

  private EmbeddedJobs jobs(EmbeddedCluster cluster) {
    return new EmbeddedJobs(
        cluster,
        new JobsConfig(
            directory.resolve("flink"),
            2,
            2,
            Duration.ofMillis(200),
            Duration.ofMillis(200),
            PipelineOptions.DEFAULT));
  }

  private EmbeddedCluster cluster() throws Exception {
    return EmbeddedCluster.start(6, directory.resolve("tmp"));
  }

  private static void append(Shop shop, int from, int to) throws Exception {
    for (int i = from; i < to; i++) {
      shop.append(
          Topic.BEHAVIOR,
          "s" + i % 50,
          ("{\"event_id\":\"e%d\",\"event_name\":\"view_item\",\"event_time\":\"%s\","
                  + "\"user_id\":\"s%d\",\"items\":[{\"item_id\":\"item%d\"}]}")
              .formatted(i, Instant.parse("2026-01-01T00:00:00Z").plusSeconds(i), i % 50, i % 7));
    }
  }

  private static boolean reflects(Shop shop, String generation) throws Exception {
    for (View view : List.of(View.PROFILES, View.SIGNALS)) {
      long reached =
          shop.store
              .latest(view, generation)
              .map(m -> LogPosition.parse(m.position()))
              .orElse(LogPosition.START)
              .count(Topic.BEHAVIOR);
      if (reached < shop.log.end().count(Topic.BEHAVIOR)) {
        return false;
      }
    }
    return shop.store.latest(View.ITEMS, generation).isPresent();
  }

  private static void await(Shop shop, String generation) throws Exception {
    Await.until(generation + " reflects the log", () -> reflects(shop, generation));
  }

  @Test
  void generationsFollowTheLogSideBySideAndOnlyAnOperatorSwitches() throws Exception {
    try (Shop shop =
        new Shop(directory.resolve("shop"), new JsonlLayout(directory.resolve("log")))) {
      shop.append(Topic.BEHAVIOR, "a", "{no json");
      shop.append(
          Topic.CATALOG,
          "item1",
          "{\"event_id\":\"c1\",\"event_time\":\"2026-01-01T00:00:00Z\",\"op\":\"upsert\","
              + "\"item\":{\"id\":\"item1\",\"title\":\"red lamp\",\"price\":\"1 USD\"}}");
      append(shop, 0, 2000);
      try (EmbeddedCluster cluster = cluster();
          EmbeddedJobs jobs = jobs(cluster)) {
        jobs.start(shop.job());
        await(shop, "g1");
        Await.until("a letter", () -> shop.log.end().count(Topic.DEAD_LETTERS) == 1);
        Generation second = jobs.rebuild(Shop.ID, LogPosition.START, shop.log.end());
        assertEquals("g2", second.name());
        await(shop, "g2");
        append(shop, 2000, 2500);
        await(shop, "g1");
        await(shop, "g2");
        assertEquals(Optional.of("g1"), shop.store.current(View.PROFILES), "nobody switched");
        assertEquals(1, shop.log.end().count(Topic.DEAD_LETTERS), "a line is refused once");

        shop.store.switchTo(View.ITEMS, "g2");
        for (View view : View.STREAMED) {
          assertEquals(Optional.of("g2"), shop.store.current(view));
        }
        assertThrows(InvalidInputException.class, () -> jobs.drop(Shop.ID, "g2"));
        shop.store.switchTo(View.ITEMS, "g1");
        append(shop, 2500, 2600);
        await(shop, "g2");
        assertEquals(Optional.of("g1"), shop.store.current(View.ITEMS), "it stays rolled back");
      }
      append(shop, 2600, 3000);
      try (EmbeddedCluster cluster = cluster();
          EmbeddedJobs jobs = jobs(cluster)) {
        jobs.start(shop.job());
        assertEquals(
            List.of("g1", "g2"), jobs.generations(Shop.ID).stream().map(Generation::name).toList());
        await(shop, "g1");
        await(shop, "g2");
        assertEquals(Optional.of("g1"), shop.store.current(View.ITEMS));
        java.util.Map<String, String> one = shop.documents(View.PROFILES);
        shop.store.switchTo(View.ITEMS, "g2");
        assertEquals(one, shop.documents(View.PROFILES));
        jobs.drop(Shop.ID, "g1");
        assertEquals(List.of("g2"), shop.store.generations(View.PROFILES));
        append(shop, 3000, 3100);
        await(shop, "g2");
      }
    }
  }
}
