package dev.souk.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.view.schema.ViewSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ViewReaderTest {

  @TempDir Path temp;
  private SnapshotStore store;
  private Publisher publisher;

  @BeforeEach
  void publisher() throws IOException {
    store = new SnapshotStore(temp.resolve("views"));
    publisher = new Publisher("g1");
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
      assertEquals(4, publisher.manifests());
      assertTrue(store.at(View.ITEMS, "g1", 39).isPresent());
      assertTrue(store.at(View.ITEMS, "g1", 1).isEmpty());
    }
  }

  @Test
  void refresh_afterASwitch_servesTheOtherGeneration() throws IOException {
    publisher.put("a").publish(7);
    try (ViewReader reader = new ViewReader(store, View.ITEMS)) {
      Publisher second = new Publisher("g2");
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
      Publisher again = new Publisher("g1");
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

  /** A view of one shard, as the sink writes it. */
  private final class Publisher {
    private final String generation;
    private final Path scratch;
    private final IndexWriter writer;
    private final Map<String, Manifest.StoredFile> stored = new HashMap<>();
    private final String epoch = Long.toHexString(System.nanoTime());

    Publisher(String generation) throws IOException {
      this.generation = generation;
      this.scratch = Files.createTempDirectory(temp, "scratch");
      this.writer = new IndexWriter(FSDirectory.open(scratch), new IndexWriterConfig());
      if (store.current(View.ITEMS).isEmpty()) {
        store.switchTo(View.ITEMS, generation);
      }
    }

    Publisher put(String... keys) throws IOException {
      for (String key : keys) {
        writer.updateDocument(
            ViewSchema.keyTerm(key), ViewSchema.base(key, key.getBytes(StandardCharsets.UTF_8)));
      }
      return this;
    }

    void publish(long checkpoint) throws IOException {
      writer.commit();
      List<Manifest.StoredFile> files = new ArrayList<>();
      for (String name :
          org.apache.lucene.index.SegmentInfos.readLatestCommit(writer.getDirectory())
              .files(true)) {
        Manifest.StoredFile file = stored.get(name);
        if (file == null) {
          file =
              store.store(View.ITEMS, generation, name, epoch + "-" + name, scratch.resolve(name));
          stored.put(name, file);
        }
        files.add(file);
      }
      store.publish(
          new Manifest(
              View.ITEMS,
              generation,
              checkpoint,
              Manifest.SCHEMA_VERSION,
              Map.of(),
              List.of(new Manifest.Shard(0, files))));
    }

    long manifests() throws IOException {
      try (java.util.stream.Stream<Path> files =
          Files.list(temp.resolve("views/items/" + generation))) {
        return files.filter(f -> f.getFileName().toString().startsWith("manifest-")).count();
      }
    }
  }
}
