package dev.souk.cli.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.cli.chaos.plan.Harm;
import dev.souk.view.Manifest;
import dev.souk.view.Manifest.Shard;
import dev.souk.view.Manifest.StoredFile;
import dev.souk.view.SnapshotStore;
import dev.souk.view.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotDamageTest {

  private static final byte[] BYTES = new byte[100];

  @TempDir Path temp;

  private void publish(long checkpoint, String... stored) throws IOException {
    SnapshotStore store = new SnapshotStore(temp);
    Path files = temp.resolve("items/g1/files");
    Files.createDirectories(files);
    List<StoredFile> named = new ArrayList<>();
    for (String name : stored) {
      if (!Files.exists(files.resolve(name))) {
        Files.write(files.resolve(name), BYTES);
      }
      named.add(new StoredFile(name, name, BYTES.length, 0));
    }
    store.publish(
        new Manifest(View.ITEMS, "g1", checkpoint, 1, Map.of(), List.of(new Shard(0, named))));
    store.switchTo(View.ITEMS, "g1");
  }

  @Test
  void stored_newest_harmsOnlyWhatTheSnapshotBeforeLacks() throws IOException {
    publish(1, "old");
    publish(2, "old", "new");
    for (long draw = 0; draw < 20; draw++) {
      Path file = SnapshotDamage.stored(temp, View.ITEMS, true, Harm.FLIP, draw).orElseThrow();
      assertEquals("new", file.getFileName().toString());
    }
    Path kept = SnapshotDamage.stored(temp, View.ITEMS, false, Harm.FLIP, 1).orElseThrow();
    assertEquals("old", kept.getFileName().toString());
  }

  @Test
  void stored_eachHarm_changesTheFile() throws IOException {
    publish(1, "a", "b", "c");
    Path flipped = SnapshotDamage.stored(temp, View.ITEMS, true, Harm.FLIP, 1).orElseThrow();
    byte[] bytes = Files.readAllBytes(flipped);
    int bits = 0;
    for (byte b : bytes) {
      bits += Integer.bitCount(b & 0xFF);
    }
    assertEquals(1, bits);
    assertEquals(BYTES.length, bytes.length);
    Path cut = SnapshotDamage.stored(temp, View.ITEMS, true, Harm.TRUNCATE, 2).orElseThrow();
    assertTrue(Files.size(cut) < BYTES.length);
    Path gone = SnapshotDamage.stored(temp, View.ITEMS, true, Harm.DELETE, 3).orElseThrow();
    assertFalse(Files.exists(gone));
  }

  @Test
  void stored_noSnapshot_harmsNothing() throws IOException {
    assertEquals(Optional.empty(), SnapshotDamage.stored(temp, View.ITEMS, true, Harm.DELETE, 1));
    assertEquals(Optional.empty(), SnapshotDamage.copied(temp.resolve("none"), Harm.DELETE, 1));
  }
}
