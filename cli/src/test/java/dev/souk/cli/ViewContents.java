package dev.souk.cli;

import dev.souk.view.SnapshotStore;
import dev.souk.view.View;
import dev.souk.view.ViewReader;
import dev.souk.view.ViewSnapshot;
import dev.souk.view.schema.ViewSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.lucene.document.Document;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.ScoreDoc;

/** All that a published view says. */
final class ViewContents {

  private ViewContents() {}

  /** The sources of the served snapshot's documents, by key. */
  static SortedMap<String, String> of(Path views, View view) throws IOException {
    SortedMap<String, String> contents = new TreeMap<>();
    try (ViewReader reader = new ViewReader(new SnapshotStore(views), view)) {
      ViewSnapshot snapshot = reader.acquire();
      try {
        IndexSearcher searcher = snapshot.searcher();
        for (ScoreDoc hit :
            searcher.search(
                    new MatchAllDocsQuery(), Math.max(1, searcher.getIndexReader().maxDoc()))
                .scoreDocs) {
          Document document = searcher.storedFields().document(hit.doc);
          contents.put(
              Objects.requireNonNull(document.get(ViewSchema.KEY)),
              new String(ViewSchema.source(document), StandardCharsets.ISO_8859_1));
        }
      } finally {
        reader.release(snapshot);
      }
    }
    return contents;
  }
}
