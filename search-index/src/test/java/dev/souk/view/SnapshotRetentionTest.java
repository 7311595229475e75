package dev.souk.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.view.storage.LocalStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotRetentionTest {

  private static final RetentionPolicy POLICY =
      new RetentionPolicy(2, Duration.ofSeconds(30), Duration.ofHours(1), 1);

  @TempDir Path temp;
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");

  private SnapshotStore store() {
    return new SnapshotStore(new LocalStorage(temp.resolve("views")), POLICY, () -> now);
  }

  private Path files() {
    return temp.resolve("views/items/g1/files");
  }

  @Test
  void snapshotsGoWhenTheyAreNeitherAmongTheNewestNorLatelyReplaced() throws IOException {
    SnapshotStore store = store();
    TestPublisher publisher = new TestPublisher(store, temp, "g1");
    for (int n = 1; n <= 5; n++) {
      publisher.put("k" + n).publish(n);
      now = now.plusSeconds(10);
    }
    // At 40 s: snapshot 1 was replaced at 10 s, just half a minute ago; 2 was at 20 s.
    assertEquals(List.of(2L, 3L, 4L, 5L), store.checkpoints(View.ITEMS, "g1"));
    now = now.plusSeconds(60);
    publisher.put("k6").publish(6);
    assertEquals(List.of(5L, 6L), store.checkpoints(View.ITEMS, "g1"));
    try (ViewReader reader = new ViewReader(store, View.ITEMS)) {
      ViewSnapshot snapshot = reader.acquire();
      assertEquals(6, snapshot.searcher().getIndexReader().numDocs());
      reader.release(snapshot);
    }
  }

  @Test
  void filesThatNoSnapshotNamesGoWhenTheyAreOld() throws IOException {
    SnapshotStore store = store();
    TestPublisher publisher = new TestPublisher(store, temp, "g1");
    publisher.put("a").publish(1);
    Path old = Files.write(files().resolve("old"), new byte[] {1});
    Path fresh = Files.write(files().resolve("fresh"), new byte[] {1});
    Files.setLastModifiedTime(old, FileTime.from(now));
    now = now.plus(POLICY.orphanAge());
    Files.setLastModifiedTime(fresh, FileTime.from(now.minusSeconds(60)));
    publisher.put("b").publish(2);
    assertFalse(Files.exists(old));
    assertTrue(Files.exists(fresh), "its checkpoint may be under way");
    // Another process, which starts with what is stored.
    now = now.plus(POLICY.orphanAge());
    store().publish(store.latest(View.ITEMS).orElseThrow());
    assertFalse(Files.exists(fresh));
    new ViewReader(store, View.ITEMS).close();
  }

  @Test
  void generationsBeforeTheServedOneGoButForThoseToGoBackTo() throws IOException {
    SnapshotStore store = store();
    for (String generation : List.of("g1", "g2", "g3", "g4", "g5")) {
      store.publish(new Manifest(View.ITEMS, generation, 1, 1, Map.of(), List.of()));
    }
    // g3 was abandoned, and g5 is in the making.
    for (String generation : List.of("g1", "g2", "g4")) {
      store.switchTo(View.ITEMS, generation);
    }
    assertEquals(List.of("g3", "g1"), sorted(store.collectGenerations(View.ITEMS)));
    assertEquals(List.of("g2", "g4", "g5"), store.generations(View.ITEMS));
    assertEquals(List.of("g2", "g4"), store.served(View.ITEMS));
    assertEquals(List.of("g2"), store.collectGenerations(View.ITEMS, 0));
    assertEquals(List.of(), store.collectGenerations(View.PROFILES, 0));
  }

  private static List<String> sorted(List<String> names) {
    return names.stream().sorted(GenerationNames.ORDER.reversed()).toList();
  }

  @Test
  void policy_refusesNonsense() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new RetentionPolicy(0, Duration.ZERO, Duration.ZERO, 0));
    assertThrows(
        IllegalArgumentException.class,
        () -> new RetentionPolicy(1, Duration.ofSeconds(-1), Duration.ZERO, 0));
  }
}
