package dev.souk.jobs.training;

import dev.souk.jobs.indicators.IndicatorRows;
import dev.souk.jobs.indicators.Purchase;
import dev.souk.representation.collaborative.Rehearsal;
import dev.souk.representation.collaborative.Rehearsal.Touched;
import dev.souk.view.View;
import dev.souk.view.schema.ViewSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.util.FileUtils;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;

/**
 * The indicators as they would have been had nobody done yet what a rehearsal holds out, in an
 * index of their own that {@link #close} deletes. An item that a shopper came back to counts where
 * it was bought last, for only that is known here.
 */
final class RehearsedIndicators implements AutoCloseable {

  private static final long MILLIS_OF_A_MINUTE = 60_000;

  /** What is trained on says of a purchase that was kept. */
  private static final float PURCHASE = 0.999f;

  private final Path path;
  private final Directory directory;
  private final DirectoryReader reader;

  /**
   * @param scratch a local directory for the index
   */
  RehearsedIndicators(Rehearsal rehearsal, Path scratch) throws IOException {
    Files.createDirectories(scratch);
    path = Files.createTempDirectory(scratch, "indicators-");
    directory = new MMapDirectory(path);
    write(rows(rehearsal).sources(), directory);
    reader = DirectoryReader.open(directory);
  }

  private static IndicatorRows rows(Rehearsal rehearsal) {
    IndicatorRows rows = new IndicatorRows();
    Map<String, Integer> bought = new HashMap<>();
    rehearsal.histories((shopper, history) -> {
      List<Purchase> purchases = new ArrayList<>(history.size());
      for (Touched touched : history) {
        if (touched.weight() >= PURCHASE) {
          purchases.add(new Purchase(touched.itemId(), touched.minute() * MILLIS_OF_A_MINUTE));
          bought.merge(touched.itemId(), 1, Integer::sum);
        }
      }
      rows.add(shopper, purchases);
    });
    rows.add(bought);
    return rows;
  }

  private static void write(Map<String, byte[]> sources, Directory directory) throws IOException {
    ViewSchema schema = ViewSchema.of(View.INDICATORS);
    try (IndexWriter writer =
        new IndexWriter(
            directory,
            new IndexWriterConfig().setCodec(schema.codec()).setSimilarity(schema.similarity()))) {
      for (Map.Entry<String, byte[]> source : sources.entrySet()) {
        writer.addDocument(schema.document(source.getKey(), source.getValue()));
      }
      writer.commit();
    }
  }

  DirectoryReader reader() {
    return reader;
  }

  @Override
  public void close() throws IOException {
    try {
      reader.close();
      directory.close();
    } finally {
      FileUtils.deleteDirectoryQuietly(path.toFile());
    }
  }
}
