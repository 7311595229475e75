package dev.souk.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.view.Manifest.StoredFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotRefusalTest {

  @TempDir Path temp;
  private SnapshotStore store;
  private SnapshotRefusals refusals;
  private TestPublisher publisher;

  @BeforeEach
  void publisher() throws IOException {
    store = new SnapshotStore(temp.resolve("views"));
    refusals = new SnapshotRefusals();
    publisher = new TestPublisher(store, temp, "g1");
  }

  private ViewReader open() throws IOException {
    return new ViewSource(store, null, refusals).open(View.ITEMS, null).orElseThrow();
  }

  private Path stored(StoredFile file) {
    return temp.resolve("views/items/g1/files").resolve(file.stored());
  }

  private Path manifest(long checkpoint) {
    return temp.resolve("views/items/g1").resolve(ManifestFile.name(checkpoint));
  }

  private static void flipAByte(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 0x10;
    Files.write(file, bytes);
  }

  private static void cut(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
  }

  private static int count(ViewReader reader) throws IOException {
    ViewSnapshot snapshot = reader.acquire();
    try {
      return snapshot.searcher().getIndexReader().numDocs();
    } finally {
      reader.release(snapshot);
    }
  }

  private interface Damage {
    void to(Path file) throws IOException;
  }

  /** Damages a file of snapshot 2 while snapshot 1 is served; snapshot 3 names it no more. */
  private void assertRefusedOnce(Damage damage, String found) throws IOException {
    publisher.put("a").publish(1);
    try (ViewReader reader = open()) {
      List<StoredFile> fresh = publisher.put("b").publish(2);
      StoredFile segments =
          fresh.stream().filter(f -> f.name().startsWith("segments")).findFirst().orElseThrow();
      damage.to(stored(segments));
      for (int i = 0; i < 5; i++) {
        reader.maybeRefreshBlocking();
        assertEquals(1, count(reader), "the snapshot before serves");
      }
      assertEquals(1, refusals.recent().size(), "one event");
      SnapshotRefusal refusal = refusals.recent().getFirst();
      assertEquals(new SnapshotId(View.ITEMS, "g1", 2), refusal.snapshot());
      assertEquals(segments.stored(), refusal.file());
      assertEquals(
          "%d bytes with CRC-32 %08x".formatted(segments.length(), segments.crc()),
          refusal.expected());
      assertTrue(refusal.found().startsWith(found), refusal.found());
      assertEquals(Map.of(View.ITEMS, 1L), refusals.counts());

      publisher.put("c").publish(3);
      reader.maybeRefreshBlocking();
      assertEquals(3, count(reader), "a later good one is taken");
    }
  }

  @Test
  void aFileWithAFlippedBitIsRefused() throws IOException {
    assertRefusedOnce(SnapshotRefusalTest::flipAByte, "");
  }

  @Test
  void aHalfCopiedFileIsRefused() throws IOException {
    assertRefusedOnce(SnapshotRefusalTest::cut, "");
  }

  @Test
  void aMissingFileIsRefused() throws IOException {
    assertRefusedOnce(Files::delete, "no such file");
  }

  @Test
  void aDamagedManifestIsRefused() throws IOException {
    publisher.put("a").publish(1);
    try (ViewReader reader = open()) {
      publisher.put("b").publish(2);
      Path manifest = manifest(2);
      Files.writeString(
          manifest, Files.readString(manifest).replaceFirst("\"length\":\\d", "\"length\":9"));
      reader.maybeRefreshBlocking();
      assertEquals(1, count(reader));
      assertEquals(manifest.getFileName().toString(), refusals.recent().getFirst().file());
      assertEquals(1, store.latest(View.ITEMS).orElseThrow().checkpoint());
      cut(manifest);
      assertEquals(1, store.latest(View.ITEMS).orElseThrow().checkpoint());
      Files.writeString(temp.resolve("views/items/g1/LATEST"), "nonsense");
      reader.maybeRefreshBlocking();
      assertEquals(1, count(reader));
      assertEquals("LATEST", refusals.recent().getLast().file());
      publisher.put("c").publish(3);
      reader.maybeRefreshBlocking();
      assertEquals(3, count(reader));
    }
  }

  @Test
  void aRefusedSnapshotThatIsPutRightIsTakenAfterAWhile() throws IOException {
    publisher.put("a").publish(1);
    try (ViewReader reader = open()) {
      Path file = stored(publisher.put("b").publish(2).getFirst());
      byte[] good = Files.readAllBytes(file);
      flipAByte(file);
      reader.maybeRefreshBlocking();
      Files.write(file, good);
      for (int i = 0; i <= SnapshotRefusals.PASSES; i++) {
        assertEquals(1, count(reader));
        reader.maybeRefreshBlocking();
      }
      assertEquals(2, count(reader));
      assertEquals(1, refusals.recent().size());
    }
  }

  @Test
  void startingWithADamagedNewestSnapshotFallsBackToTheNewestGoodOne() throws IOException {
    publisher.put("a").publish(1);
    publisher.put("b").publish(2);
    flipAByte(stored(publisher.put("c").publish(3).getFirst()));
    try (ViewReader reader = open()) {
      assertEquals(2, count(reader));
      publisher.put("d").publish(4);
    }
  }

  @Test
  void startingWithADamagedGenerationFallsBackToTheOneServedBefore() throws IOException {
    publisher.put("a").publish(1);
    TestPublisher second = new TestPublisher(store, temp, "g2");
    StoredFile file = second.put("x", "y").publish(1).getFirst();
    store.switchTo(View.ITEMS, "g2");
    Path stored = temp.resolve("views/items/g2/files").resolve(file.stored());
    byte[] good = Files.readAllBytes(stored);
    flipAByte(stored);
    try (ViewReader reader = open()) {
      assertEquals(1, count(reader));
    }
    store.drop(View.ITEMS, "g1");
    assertEquals(Optional.empty(), ViewSource.local(store).open(View.ITEMS, null));
    Files.write(stored, good);
    refusals = new SnapshotRefusals();
    try (ViewReader reader = open()) {
      assertEquals(2, count(reader));
    }
  }
}
