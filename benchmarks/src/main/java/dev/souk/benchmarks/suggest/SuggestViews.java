package dev.souk.benchmarks.suggest;

import dev.souk.domain.Availability;
import dev.souk.domain.Item;
import dev.souk.domain.ItemSignals;
import dev.souk.domain.Money;
import dev.souk.domain.QuerySignals;
import dev.souk.view.Manifest;
import dev.souk.view.SnapshotStore;
import dev.souk.view.View;
import dev.souk.view.schema.IndexedItem;
import dev.souk.view.schema.ItemsSchema;
import dev.souk.view.schema.QueriesSchema;
import dev.souk.view.schema.SignalsSchema;
import dev.souk.view.schema.ViewSchema;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;

/**
 * The views of a shop with given products, of which two of three are wanted, some a thousand times
 * as much as others, and with queries of two words of a title. The files are as jobs write them.
 *
 * @param titles of the products
 * @param popularity of each as a logarithm, negative infinity if nobody wants it
 */
record SuggestViews(Titles titles, float[] popularity, List<QuerySignals> queries) {

  private static final String GENERATION = "g1";
  private static final double BUFFER_MB = 128;
  private static final int DOUBLINGS = 10;

  private interface Sink {
    void put(String key, byte[] source) throws IOException;
  }

  private interface Content {
    void putAll(Sink sink) throws IOException;
  }

  static SuggestViews of(Titles titles, int queries, long seed) {
    Random random = new Random(seed);
    float[] popularity = new float[titles.titles().size()];
    for (int i = 0; i < popularity.length; i++) {
      popularity[i] =
          random.nextInt(3) == 0
              ? Float.NEGATIVE_INFINITY
              : (float) (DOUBLINGS * Math.pow(random.nextDouble(), 3));
    }
    Map<String, QuerySignals> asked = new HashMap<>();
    for (int i = 0; i < queries; i++) {
      String[] words = titles.titles().get(random.nextInt(popularity.length)).split(" ");
      int first = random.nextInt(words.length);
      String text = words[first] + (first + 1 < words.length ? " " + words[first + 1] : "");
      String query = QueriesSchema.key(text);
      if (!query.isEmpty()) {
        double wanted = DOUBLINGS * random.nextDouble();
        asked.put(query, new QuerySignals(query, text, (long) Math.pow(2, wanted), 5, wanted));
      }
    }
    return new SuggestViews(titles, popularity, List.copyOf(asked.values()));
  }

  static String id(int item) {
    return "p" + item;
  }

  private Item item(int item) {
    String brand = titles.brands().get(item);
    String title = titles.titles().get(item);
    int dash = title.lastIndexOf(" - ");
    String category = dash < 0 || title.length() - dash > 33 ? "" : title.substring(dash + 3);
    return new Item(
        id(item),
        title,
        "",
        new Money(BigDecimal.ONE, "USD"),
        null,
        brand.isEmpty() ? null : brand,
        category.isBlank() ? List.of() : List.of(category.strip()),
        Availability.IN_STOCK,
        null,
        null,
        null,
        "en",
        Map.of());
  }

  /** Writes and serves them below {@code root}. */
  SnapshotStore write(Path root) throws IOException {
    SnapshotStore store = new SnapshotStore(root.resolve("views"));
    write(
        store,
        root,
        View.ITEMS,
        sink -> {
          for (int i = 0; i < popularity.length; i++) {
            IndexedItem indexed = new IndexedItem(item(i), Map.of(), new float[0], "");
            sink.put(id(i), ItemsSchema.source(indexed));
          }
        });
    write(
        store,
        root,
        View.SIGNALS,
        sink -> {
          for (int i = 0; i < popularity.length; i++) {
            if (popularity[i] != Float.NEGATIVE_INFINITY) {
              ItemSignals signals = new ItemSignals(id(i), 0, 0, 0, 0, 0, 0, 0, popularity[i], 0);
              sink.put(id(i), SignalsSchema.source(signals));
            }
          }
        });
    write(
        store,
        root,
        View.QUERIES,
        sink -> {
          for (QuerySignals query : queries) {
            sink.put(query.query(), QueriesSchema.source(query));
          }
        });
    return store;
  }

  private static void write(SnapshotStore store, Path root, View view, Content content)
      throws IOException {
    Path scratch = Files.createDirectories(root.resolve("scratch-" + view.wire()));
    List<Manifest.StoredFile> files = new ArrayList<>();
    try (Directory directory = new MMapDirectory(scratch)) {
      ViewSchema schema = ViewSchema.of(view);
      IndexWriterConfig config = new IndexWriterConfig().setRAMBufferSizeMB(BUFFER_MB);
      config.setCodec(schema.codec());
      try (IndexWriter writer = new IndexWriter(directory, config)) {
        content.putAll((key, source) -> writer.addDocument(schema.document(key, source)));
        writer.commit();
      }
      for (String name : SegmentInfos.readLatestCommit(directory).files(true)) {
        files.add(store.store(view, GENERATION, name, name, directory));
      }
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
