package dev.souk.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.view.storage.LocalStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.apache.lucene.store.AlreadyClosedException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ViewReaderTest {

  @TempDir Path temp;
  private SnapshotStore store;
  private TestPublisher publisher;

  @BeforeEach
  void publisher() throws IOException {
    store =
        new SnapshotStore(
            new LocalStorage(temp.resolve("views")),
            new RetentionPolicy(4, Duration.ZERO, Duration.ofHours(1), 2),
            InstantSource.system());
    publisher = new TestPublisher(store, temp, "g1");
  }

  @Test
  void open_withoutASnapshot_isRefused() throws IOException {
    assertFalse(ViewReader.published(store, View.ITEMS));
    assertThrows(IOException.class, () -> new ViewReader(store, View.ITEMS).close());
  }

  @Test
  void refresh_afterPublishing_showsTheNewSnapshotAndKeepsTheAcquiredOne() throws IOException {
    publisher.put("a", "b").publish(1);
    try (ViewReader reader = new ViewReader(store, View.ITEMS)) {
      ViewSnapshot old = reader.acquire();
      publisher.put("c").publish(2);
      assertEquals(2, old.searcher().getIndexReader().numDocs());
      reader.maybeRefreshBlocking();
      assertEquals(2, old.searcher().getIndexReader().numDocs());
      ViewSnapshot fresh = reader.acquire();
      assertEquals(3, fresh.searcher().getIndexReader().numDocs());
      assertEquals(2, fresh.manifest().checkpoint());
      reader.release(old);
      assertThrows(
          AlreadyClosedException.class, () -> old.searcher().getIndexReader().storedFields());
      assertEquals(3, fresh.searcher().getIndexReader().numDocs());
      reader.release(fresh);
    }
  }

  @Test
  void refresh_manyTimes_collectsOldFilesAndStillReadsThem() throws IOException {
    publisher.put("a").publish(1);
    try (ViewReader reader = new ViewReader(store, View.ITEMS)) {
      ViewSnapshot first = reader.acquire();
      for (int n = 2; n < 40; n++) {
        publisher.put("a", "k" + n).publish(n);
        reader.maybeRefreshBlocking();
      }
      assertEquals(1, first.searcher().getIndexReader().numDocs());
      reader.release(first);
      assertEquals(List.of(36L, 37L, 38L, 39L), store.checkpoints(View.ITEMS, "g1"));
      assertTrue(store.at(View.ITEMS, "g1", 39).isPresent());
      assertTrue(store.at(View.ITEMS, "g1", 1).isEmpty());
    }
  }

  @Test
  void refresh_afterASwitch_servesTheOtherGeneration() throws IOException {
    publisher.put("a").publish(7);
    try (ViewReader reader = new ViewReader(store, View.ITEMS)) {
      TestPublisher second = new TestPublisher(store, temp, "g2");
      second.put("x", "y").publish(3);
      reader.maybeRefreshBlocking();
      assertEquals(1, count(reader), "not served before the switch");
      store.switchTo(View.ITEMS, "g2");
      reader.maybeRefreshBlocking();
      assertEquals(2, count(reader));
      store.switchTo(View.ITEMS, "g1");
      reader.maybeRefreshBlocking();
      assertEquals(1, count(reader));
    }
  }

  @Test
  void refresh_whenTheWriterUsedSegmentNamesAgain_opensAnew() throws IOException {
    publisher.put("a").publish(1);
    publisher.put("b").publish(2);
    try (ViewReader reader = new ViewReader(store, View.ITEMS)) {
      TestPublisher again = new TestPublisher(store, temp, "g1");
      again.put("p").publish(3);
      again.put("q").publish(4);
      reader.maybeRefreshBlocking();
      assertEquals(2, count(reader));
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
}
