package dev.souk.jobs.training;

import dev.souk.view.Manifest;
import dev.souk.view.Manifest.Shard;
import dev.souk.view.Manifest.StoredFile;
import dev.souk.view.SnapshotStore;
import dev.souk.view.View;
import dev.souk.view.schema.FactorsSchema;
import dev.souk.view.schema.ViewSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.flink.util.FileUtils;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;

/**
 * Publishes models as a generation of the factors view, {@code t000001}, {@code t000002}, ..., each
 * of one snapshot, and serves it. How many before it are kept is the store's policy.
 */
final class FactorsPublisher {

  private static final int DIGITS = 6;
  private static final double BUFFER_MB = 16;

  private final SnapshotStore store;
  private final Path scratch;

  /**
   * @param store the shop's views
   * @param scratch a local directory for the index in the making
   */
  FactorsPublisher(SnapshotStore store, Path scratch) {
    this.store = store;
    this.scratch = scratch;
  }

  /**
   * Publishes.
   *
   * @return the generation
   */
  String publish(FactorsSchema.Models models, String position, Map<String, String> metrics)
      throws IOException {
    String generation = next();
    Files.createDirectories(scratch);
    Path index = Files.createTempDirectory(scratch, "factors-");
    try {
      Shard shard = new Shard(0, stored(models, generation, index));
      Map<String, String> attributes = new TreeMap<>(metrics);
      attributes.put(Manifest.POSITION, position);
      store.publish(
          new Manifest(
              View.FACTORS, generation, 1, Manifest.SCHEMA_VERSION, attributes, List.of(shard)));
      store.switchTo(View.FACTORS, generation);
    } finally {
      FileUtils.deleteDirectoryQuietly(index.toFile());
    }
    store.collectGenerations(View.FACTORS);
    return generation;
  }

  private List<StoredFile> stored(FactorsSchema.Models models, String generation, Path index)
      throws IOException {
    // Should another process publish the same generation, each has files of its own.
    String attempt = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    List<StoredFile> files = new ArrayList<>();
    try (Directory directory = new MMapDirectory(index)) {
      try (IndexWriter writer =
          new IndexWriter(
              directory,
              new IndexWriterConfig().setRAMBufferSizeMB(BUFFER_MB).setUseCompoundFile(true))) {
        ViewSchema schema = ViewSchema.of(View.FACTORS);
        FactorsSchema.write(
            models, (key, source) -> writer.addDocument(schema.document(key, source)));
        writer.commit();
      }
      for (String name : SegmentInfos.readLatestCommit(directory).files(true)) {
        files.add(store.store(View.FACTORS, generation, name, attempt + "-" + name, directory));
      }
    }
    return files;
  }

  /** The generation after the newest; models of which nothing was published count too. */
  private String next() throws IOException {
    int last = 0;
    for (String name : store.generations(View.FACTORS)) {
      if (name.matches("t\\d{" + DIGITS + "}")) {
        last = Math.max(last, Integer.parseInt(name.substring(1)));
      }
    }
    return String.format("t%0" + DIGITS + "d", last + 1);
  }
}
