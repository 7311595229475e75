package dev.souk.benchmarks.ingest;

import dev.souk.view.View;
import dev.souk.view.schema.ViewSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/** One Lucene index for each view, below a directory. Not thread-safe. */
final class PlainIndexes implements AutoCloseable {

  static final List<View> VIEWS = List.of(View.ITEMS, View.PROFILES, View.SIGNALS);

  private final Map<View, IndexWriter> writers = new EnumMap<>(View.class);
  private final Map<View, ViewSchema> schemas = new EnumMap<>(View.class);

  PlainIndexes(Path directory) throws IOException {
    for (View view : VIEWS) {
      schemas.put(view, ViewSchema.of(view));
      writers.put(
          view,
          new IndexWriter(
              FSDirectory.open(directory.resolve(view.wire())),
              new IndexWriterConfig().setRAMBufferSizeMB(32)));
    }
  }

  void write(View view, String key, byte[] source) throws IOException {
    IndexWriter writer = writers.get(view);
    ViewSchema schema = schemas.get(view);
    if (writer == null || schema == null) {
      throw new IllegalArgumentException("view: " + view + " (expected: one of " + VIEWS + ")");
    }
    writer.updateDocument(ViewSchema.keyTerm(key), schema.document(key, source));
  }

  void commit() throws IOException {
    for (IndexWriter writer : writers.values()) {
      writer.commit();
    }
  }

  /** What the indexes below {@code directory} hold. */
  static Contents contents(Path directory) throws IOException {
    Contents contents = new Contents();
    for (View view : VIEWS) {
      try (Directory files = FSDirectory.open(directory.resolve(view.wire()));
          DirectoryReader reader = DirectoryReader.open(files)) {
        add(contents, view, new IndexSearcher(reader));
      }
    }
    return contents;
  }

  /** Adds all documents of {@code view}. */
  static void add(Contents contents, View view, IndexSearcher searcher) throws IOException {
    int most = Math.max(1, searcher.getIndexReader().numDocs());
    for (ScoreDoc hit : searcher.search(new MatchAllDocsQuery(), most).scoreDocs) {
      Document document = searcher.storedFields().document(hit.doc);
      contents.add(view.wire(), document.get(ViewSchema.KEY), ViewSchema.source(document));
    }
  }

  @Override
  public void close() throws IOException {
    for (IndexWriter writer : writers.values()) {
      writer.close();
    }
  }
}
