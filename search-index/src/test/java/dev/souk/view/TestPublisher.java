package dev.souk.view;

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
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.FSDirectory;

/** Publishes an items view of one shard, as the sink does. */
final class TestPublisher {

  private final SnapshotStore store;
  private final String generation;
  private final Path scratch;
  private final IndexWriter writer;
  private final Map<String, Manifest.StoredFile> stored = new HashMap<>();
  private final String epoch = Long.toHexString(System.nanoTime());

  TestPublisher(SnapshotStore store, Path temp, String generation) throws IOException {
    this.store = store;
    this.generation = generation;
    this.scratch = Files.createTempDirectory(temp, "scratch");
    this.writer = new IndexWriter(FSDirectory.open(scratch), new IndexWriterConfig());
    if (store.current(View.ITEMS).isEmpty()) {
      store.switchTo(View.ITEMS, generation);
    }
  }

  TestPublisher put(String... keys) throws IOException {
    for (String key : keys) {
      writer.updateDocument(
          ViewSchema.keyTerm(key), ViewSchema.base(key, key.getBytes(StandardCharsets.UTF_8)));
    }
    return this;
  }

  /** Returns the files that are new with this checkpoint. */
  List<Manifest.StoredFile> publish(long checkpoint) throws IOException {
    writer.commit();
    List<Manifest.StoredFile> files = new ArrayList<>();
    List<Manifest.StoredFile> fresh = new ArrayList<>();
    for (String name : SegmentInfos.readLatestCommit(writer.getDirectory()).files(true)) {
      Manifest.StoredFile file = stored.get(name);
      if (file == null) {
        file = store.store(View.ITEMS, generation, name, epoch + "-" + name, writer.getDirectory());
        stored.put(name, file);
        fresh.add(file);
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
    return fresh;
  }
}
