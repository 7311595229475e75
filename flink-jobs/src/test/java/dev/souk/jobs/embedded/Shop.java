package dev.souk.jobs.embedded;

import dev.souk.domain.ShopId;
import dev.souk.jobs.TermFrequencyRepresenters;
import dev.souk.jobs.log.JsonlShopLog;
import dev.souk.jobs.log.ShopLog;
import dev.souk.log.JsonlLayout;
import dev.souk.log.JsonlLogWriter.Fsync;
import dev.souk.log.LogEntry;
import dev.souk.log.LogPosition;
import dev.souk.log.Topic;
import dev.souk.view.SnapshotStore;
import dev.souk.view.View;
import dev.souk.view.ViewReader;
import dev.souk.view.ViewSnapshot;
import dev.souk.view.schema.ViewSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.document.Document;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.ScoreDoc;

/** A shop in a directory, as a test sees it: its log, its job, its views. */
final class Shop implements AutoCloseable {

  static final ShopId ID = new ShopId("test");

  final JsonlLayout log;
  final Path directory;
  final ShopLog opened;
  final SnapshotStore store;

  Shop(Path directory, JsonlLayout log) throws IOException {
    this.directory = directory;
    this.log = log;
    this.opened = JsonlShopLog.open(ID, log, 2, Fsync.ON_CLOSE);
    this.store = new SnapshotStore(views());
  }

  Path views() {
    return directory.resolve("views");
  }

  Path models() {
    return directory.resolve("models").resolve("lsa");
  }

  ShopJob job() {
    return new ShopJob(
        ID,
        opened.sources(),
        opened.deadLetters(),
        views(),
        models(),
        new TermFrequencyRepresenters());
  }

  void append(Topic topic, String key, String json) throws IOException {
    opened.writer().append(topic, List.of(new LogEntry(key, json)));
  }

  /** Whether {@code view} reflects all of {@code topic} that the log holds now. */
  boolean reflects(View view, Topic topic) throws IOException {
    LogPosition position =
        store.latest(view).map(m -> LogPosition.parse(m.position())).orElse(LogPosition.START);
    return position.count(topic) == log.end().count(topic);
  }

  /** All documents: source by key. */
  Map<String, String> documents(View view) throws IOException {
    try (ViewReader reader = new ViewReader(store, view)) {
      return documents(reader);
    }
  }

  static Map<String, String> documents(ViewReader reader) throws IOException {
    Map<String, String> documents = new TreeMap<>();
    ViewSnapshot snapshot = reader.acquire();
    try {
      int max = Math.max(1, snapshot.searcher().getIndexReader().numDocs());
      for (ScoreDoc hit : snapshot.searcher().search(new MatchAllDocsQuery(), max).scoreDocs) {
        Document document = snapshot.searcher().storedFields().document(hit.doc);
        String source = ViewSchema.of(snapshot.manifest().view()).text(ViewSchema.source(document));
        documents.put(document.get(ViewSchema.KEY), source);
      }
    } finally {
      reader.release(snapshot);
    }
    return documents;
  }

  @Override
  public void close() throws IOException {
    opened.close();
  }
}
