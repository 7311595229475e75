package dev.souk.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.view.Manifest.StoredFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotCacheTest {

  @TempDir Path temp;
  private RemoteStorage storage;
  private SnapshotStore store;
  private SnapshotRefusals refusals;
  private TestPublisher publisher;

  @BeforeEach
  void publisher() throws IOException {
    storage = new RemoteStorage(temp.resolve("remote"));
    store = new SnapshotStore(storage);
    refusals = new SnapshotRefusals();
    publisher = new TestPublisher(store, temp, "g1");
  }

  private ViewReader open() throws IOException {
    return new ViewSource(store, temp.resolve("cache"), refusals)
        .open(View.ITEMS, null)
        .orElseThrow();
  }

  private static Set<String> names(List<StoredFile> files) {
    Set<String> names = new TreeSet<>();
    files.forEach(file -> names.add(file.stored()));
    return names;
  }

  private Set<String> cached(String generation) throws IOException {
    try (Stream<Path> files = Files.list(temp.resolve("cache/items").resolve(generation))) {
      Set<String> names = new TreeSet<>();
      files.forEach(file -> names.add(file.getFileName().toString()));
      return names;
    }
  }

  private static int count(ViewReader reader) throws IOException {
    ViewSnapshot snapshot = reader.acquire();
    try {
      return snapshot.searcher().getIndexReader().numDocs();
    } finally {
      reader.release(snapshot);
    }
  }

  @Test
  void onlyNewFilesAreCopiedAndOldOnesDeleted() throws IOException {
    Set<String> first = names(publisher.put("a").publish(1));
    try (ViewReader reader = open()) {
      assertEquals(first, new TreeSet<>(storage.opened()));
      Set<String> second = names(publisher.put("b").publish(2));
      ViewSnapshot old = reader.acquire();
      reader.maybeRefreshBlocking();
      assertEquals(second, new TreeSet<>(storage.opened()));
      assertEquals(2, count(reader));
      assertEquals(1, old.searcher().getIndexReader().numDocs(), "still readable");
      assertTrue(old.searcher().storedFields().document(0).get("key") != null);
      reader.release(old);
      Set<String> named = new TreeSet<>();
      store
          .latest(View.ITEMS)
          .orElseThrow()
          .shards()
          .forEach(shard -> named.addAll(names(shard.files())));
      assertEquals(named, cached("g1"));
    }
  }

  @Test
  void aRestartUsesWhatIsWholeAndCopiesTheRestAgain() throws IOException {
    List<StoredFile> files = publisher.put("a").publish(1);
    open().close();
    storage.opened();
    Path damaged = temp.resolve("cache/items/g1").resolve(files.getFirst().stored());
    Files.write(damaged, new byte[] {1, 2, 3});
    try (ViewReader reader = open()) {
      assertEquals(List.of(files.getFirst().stored()), storage.opened());
      assertEquals(1, count(reader));
    }
  }

  @Test
  void aDamagedRemoteFileIsRefusedAndLeavesNothing() throws IOException {
    publisher.put("a").publish(1);
    try (ViewReader reader = open()) {
      StoredFile file = publisher.put("b").publish(2).getFirst();
      Path remote = temp.resolve("remote/items/g1/files").resolve(file.stored());
      Files.write(remote, new byte[(int) file.length()]);
      reader.maybeRefreshBlocking();
      assertEquals(1, count(reader));
      assertEquals(file.stored(), refusals.recent().getFirst().file());
      assertFalse(cached("g1").contains(file.stored()));
      publisher.put("c").publish(3);
    }
  }

  @Test
  void anotherGenerationReplacesTheCopies() throws IOException {
    publisher.put("a").publish(1);
    try (ViewReader reader = open()) {
      new TestPublisher(store, temp, "g2").put("x", "y").publish(1);
      store.switchTo(View.ITEMS, "g2");
      reader.maybeRefreshBlocking();
      assertEquals(2, count(reader));
      assertFalse(Files.exists(temp.resolve("cache/items/g1")));
    }
  }

  @Test
  void withoutADirectoryRemoteViewsCannotBeRead() throws IOException {
    publisher.put("a").publish(1);
    assertThrows(
        IOException.class, () -> new ViewSource(store, null, refusals).open(View.ITEMS, null));
  }
}
