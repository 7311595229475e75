package dev.souk.benchmarks.feed;

import dev.souk.domain.ItemIndicators;
import dev.souk.view.Manifest;
import dev.souk.view.SnapshotStore;
import dev.souk.view.View;
import dev.souk.view.schema.FactorsSchema;
import dev.souk.view.schema.IndicatorsSchema;
import dev.souk.view.schema.ItemsSchema;
import dev.souk.view.schema.ProfilesSchema;
import dev.souk.view.schema.SignalsSchema;
import dev.souk.view.schema.ViewSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.util.FileUtils;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;

/**
 * Writes the views of a {@link SyntheticShop} as jobs write them, document by document through the
 * views' schemas, but without a log, jobs and training.
 *
 * @param shop what to write
 * @param root an empty directory
 */
record SyntheticViews(SyntheticShop shop, Path root) {

  private static final String GENERATION = "g1";
  private static final double BUFFER_MB = 128;

  /** Puts a view's documents. */
  private interface Content {
    void putAll(FactorsSchema.Sink sink) throws IOException;
  }

  /** Writes all views and serves them. */
  SnapshotStore write() throws IOException {
    SnapshotStore store = new SnapshotStore(root.resolve("views"));
    write(
        store,
        View.ITEMS,
        sink -> {
          for (int item = 0; item < shop.items(); item++) {
            sink.put(SyntheticShop.itemId(item), ItemsSchema.source(shop.item(item)));
          }
        });
    write(
        store,
        View.SIGNALS,
        sink -> {
          for (int item = 0; item < shop.items(); item++) {
            sink.put(SyntheticShop.itemId(item), SignalsSchema.source(shop.signals(item)));
          }
        });
    write(
        store,
        View.PROFILES,
        sink -> {
          for (int shopper = 0; shopper < shop.shoppers(); shopper++) {
            sink.put(
                SyntheticShop.shopperId(shopper), ProfilesSchema.source(shop.profile(shopper)));
          }
        });
    write(
        store,
        View.INDICATORS,
        sink -> {
          sink.put(
              IndicatorsSchema.ALL,
              IndicatorsSchema.source(
                  new ItemIndicators(IndicatorsSchema.ALL, shop.items(), shop.items(), List.of())));
          for (int item = 0; item < shop.items(); item++) {
            sink.put(SyntheticShop.itemId(item), IndicatorsSchema.source(shop.indicators(item)));
          }
        });
    write(store, View.FACTORS, sink -> FactorsSchema.write(shop.models(), sink));
    return store;
  }

  private void write(SnapshotStore store, View view, Content content) throws IOException {
    Path scratch = Files.createDirectories(root.resolve("scratch-" + view.wire()));
    List<Manifest.StoredFile> files = new ArrayList<>();
    try (Directory directory = new MMapDirectory(scratch)) {
      ViewSchema schema = ViewSchema.of(view);
      IndexWriterConfig config = new IndexWriterConfig().setRAMBufferSizeMB(BUFFER_MB);
      config.setCodec(schema.codec());
      config.setSimilarity(schema.similarity());
      try (IndexWriter writer = new IndexWriter(directory, config)) {
        content.putAll((key, source) -> writer.addDocument(schema.document(key, source)));
        writer.commit();
      }
      for (String name : SegmentInfos.readLatestCommit(directory).files(true)) {
        files.add(store.store(view, GENERATION, name, name, directory));
      }
    } finally {
      FileUtils.deleteDirectoryQuietly(scratch.toFile());
    }
    store.publish(
        new Manifest(
            view,
            GENERATION,
            1,
            Manifest.SCHEMA_VERSION,
            Map.of(Manifest.POSITION, "behavior-0:1"),
            List.of(new Manifest.Shard(0, files))));
    store.switchTo(view, GENERATION);
  }
}
