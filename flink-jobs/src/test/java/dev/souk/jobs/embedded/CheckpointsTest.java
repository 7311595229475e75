package dev.souk.jobs.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.souk.log.LogPosition;
import dev.souk.view.Manifest;
import dev.souk.view.SnapshotStore;
import dev.souk.view.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {

  @TempDir Path directory;

  private Path checkpoint(String name, boolean complete) throws IOException {
    Path path = Files.createDirectories(directory.resolve(name));
    if (complete) {
      Files.createFile(path.resolve("_metadata"));
    }
    return path;
  }

  @Test
  void findsTheNewestThatIsComplete() throws IOException {
    assertEquals(Optional.empty(), new Checkpoints(directory.resolve("none")).newest());
    checkpoint("job1/chk-9", true);
    Path newest = checkpoint("job2/chk-10", true);
    checkpoint("job2/chk-11", false);
    checkpoint("job2/shared", false);
    assertEquals(Optional.of(newest), new Checkpoints(directory).newest());
  }

  @Test
  void goesOnWithAGenerationThatHasStateOrHasPublishedNothing() throws IOException {
    SnapshotStore store = new SnapshotStore(directory.resolve("views"));
    JobsConfig config = JobsConfig.defaults(directory.resolve("flink"));
    Generations generations = new Generations(config, Shop.ID, store);
    assertEquals(List.of(), names(generations));
    LogPosition from = LogPosition.parse("behavior-0:3");
    assertEquals("g1", generations.begin(from, LogPosition.START, "").name());
    assertEquals(List.of("g1"), names(generations));
    assertEquals(from, generations.resumable().getFirst().from());
    store.publish(new Manifest(View.ITEMS, "g1", 7, 1, Map.of(), List.of()));
    assertEquals(List.of(), names(generations), "its state is lost");
    assertEquals("g2", generations.begin(from, LogPosition.START, "g1").name());
    checkpoint("flink/test/g1/job/chk-7", true);
    assertEquals(List.of("g1", "g2"), names(generations));
    generations.drop("g1");
    assertEquals(List.of("g2"), names(generations));
    assertEquals(List.of(), store.generations(View.ITEMS));
  }

  private static List<String> names(Generations generations) throws IOException {
    return generations.resumable().stream().map(Generation::name).toList();
  }
}
