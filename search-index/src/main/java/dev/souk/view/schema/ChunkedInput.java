package dev.souk.view.schema;

import java.io.IOException;
import java.io.InputStream;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;

/** Reads what {@link ChunkedOutput} wrote, one chunk in memory at a time. */
final class ChunkedInput extends InputStream {

  private final IndexSearcher searcher;
  private final String prefix;
  private final int chunks;
  private byte[] current = new byte[0];
  private int at;
  private int next;

  ChunkedInput(IndexSearcher searcher, String prefix, int chunks) {
    this.searcher = searcher;
    this.prefix = prefix;
    this.chunks = chunks;
  }

  @Override
  public int read() throws IOException {
    return fill() ? current[at++] & 0xff : -1;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, current.length - at);
    System.arraycopy(current, at, bytes, offset, count);
    at += count;
    return count;
  }

  private boolean fill() throws IOException {
    while (at == current.length) {
      if (next == chunks) {
        return false;
      }
      String key = ChunkedOutput.key(prefix, next++);
      TopDocs found = searcher.search(new TermQuery(ViewSchema.keyTerm(key)), 1);
      if (found.scoreDocs.length == 0) {
        throw new IOException("chunk '" + key + "': missing (expected: " + chunks + " chunks)");
      }
      current = ViewSchema.source(searcher.storedFields().document(found.scoreDocs[0].doc));
      at = 0;
    }
    return true;
  }
}
