package dev.souk.jobs.training;

import dev.souk.view.Manifest;
import dev.souk.view.Manifest.Shard;
import dev.souk.view.Manifest.StoredFile;
import dev.souk.view.SnapshotStore;
import dev.souk.view.View;
import dev.souk.view.schema.FactorsSchema;
import dev.souk.view.schema.ViewSchema;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.flink.util.FileUtils;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;

/**
 * Publishes models as a generation of the factors view, {@code t000001}, {@code t000002}, ..., each
 * of one snapshot, and serves it. The one before and the one before that are kept, for readers that
 * are about to open them and to go back to.
 */
final class FactorsPublisher {

  private static final int KEPT = 3;
  private static final int DIGITS = 6;
  private static final double BUFFER_MB = 16;

  private final SnapshotStore store;
  private final Path generations;
  private final Path scratch;

  /**
   * @param views the shop's directory of views
   * @param scratch a local directory for the index in the making
   */
  FactorsPublisher(Path views, Path scratch) {
    this.store = new SnapshotStore(views);
    this.generations = views.resolve(View.FACTORS.wire());
    this.scratch = scratch;
  }

  /**
   * Publishes.
   *
   * @return the generation
   */
  String publish(FactorsSchema.Models models, String position, Map<String, String> metrics)
      throws IOException {
    String generation = claim();
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
    collect(generation);
    return generation;
  }

  private List<StoredFile> stored(FactorsSchema.Models models, String generation, Path index)
      throws IOException {
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
        files.add(store.store(View.FACTORS, generation, name, name, directory));
      }
    }
    return files;
  }

  /** Makes the next generation's directory, which nobody has used before. */
  private String claim() throws IOException {
    Files.createDirectories(generations);
    while (true) {
      SortedSet<String> names = names();
      int last = names.isEmpty() ? 0 : Integer.parseInt(names.last().substring(1));
      String next = String.format("t%0" + DIGITS + "d", last + 1);
      try {
        Files.createDirectory(generations.resolve(next));
        return next;
      } catch (FileAlreadyExistsException e) {
        // Another process was faster: it has that one.
      }
    }
  }

  private SortedSet<String> names() throws IOException {
    SortedSet<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.list(generations)) {
      files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches("t\\d{" + DIGITS + "}"))
          .forEach(names::add);
    }
    return names;
  }

  private void collect(String current) throws IOException {
    int newer = 0;
    for (String name : new ArrayList<>(names()).reversed()) {
      newer++;
      if (newer > KEPT && !name.equals(current)) {
        FileUtils.deleteDirectoryQuietly(generations.resolve(name).toFile());
      }
    }
  }
}
