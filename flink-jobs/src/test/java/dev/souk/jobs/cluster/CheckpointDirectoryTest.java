package dev.souk.jobs.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.view.SnapshotStore;
import dev.souk.view.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointDirectoryTest {

  @TempDir Path temp;

  private void checkpoint(String generation, String job, int number, boolean complete)
      throws IOException {
    Path directory = temp.resolve(generation).resolve(job).resolve("chk-" + number);
    Files.createDirectories(directory);
    if (complete) {
      Files.writeString(directory.resolve("_metadata"), "");
    }
  }

  @Test
  void newest_isTheHighestCompleteOneOfAllJobs() throws IOException {
    checkpoint("g1", "a", 9, true);
    checkpoint("g1", "b", 10, true);
    checkpoint("g1", "b", 11, false);
    checkpoint("g2", "c", 12, true);
    Files.createDirectories(temp.resolve("g1/b/shared"));
    String found = new CheckpointDirectory(temp.toString()).newest("g1").orElseThrow();
    assertTrue(found.startsWith("file:") && found.endsWith("/g1/b/chk-10"), found);
    assertEquals(Optional.of(found), new CheckpointDirectory(temp.toUri().toString()).newest("g1"));
  }

  @Test
  void generation_isTheNewestThatCanBeGoneOnWith() throws IOException {
    CheckpointDirectory checkpoints = new CheckpointDirectory(temp.resolve("none").toString());
    assertEquals("g1", checkpoints.generation(views()));
    assertEquals(Optional.empty(), checkpoints.newest("g1"));
    checkpoint("g2", "a", 1, true);
    checkpoint("g10", "a", 1, true);
    checkpoint("g11", "a", 1, false);
    assertEquals("g10", new CheckpointDirectory(temp.toString()).generation(views()));
  }

  private SnapshotStore views() {
    return new SnapshotStore(temp.resolve("views"));
  }

  @Test
  void generation_thatWasGivenUp_isFollowedByANewOne() throws IOException {
    CheckpointDirectory checkpoints = new CheckpointDirectory(temp.toString());
    checkpoint("g1", "a", 5, true);
    views().switchTo(View.ITEMS, "g1");
    assertEquals("", CheckpointDirectory.replaced(views(), "g2"), "g1 is sound");
    views().giveUp(View.SIGNALS, "g1", "a file is damaged");
    assertEquals("g2", checkpoints.generation(views()));
    assertEquals("g1", CheckpointDirectory.replaced(views(), "g2"));
    checkpoint("g2", "b", 1, true);
    assertEquals("g2", checkpoints.generation(views()));
    views().giveUp(View.ITEMS, "g2", "another file is damaged");
    assertEquals("g3", checkpoints.generation(views()));
  }
}
