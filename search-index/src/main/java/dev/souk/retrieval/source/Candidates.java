package dev.souk.retrieval.source;

import java.util.Arrays;

/** The union of what the sources propose: documents counted over all leaves. Not thread-safe. */
public final class Candidates {

  private int[] docs = new int[1024];
  private int size;

  /** Adds a document, which may be there already. */
  public void add(int doc) {
    if (size == docs.length) {
      docs = Arrays.copyOf(docs, size * 2);
    }
    docs[size++] = doc;
  }

  /** All documents, ascending, each once. */
  public int[] sorted() {
    int[] sorted = Arrays.copyOf(docs, size);
    Arrays.sort(sorted);
    int distinct = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        sorted[distinct++] = sorted[i];
      }
    }
    return Arrays.copyOf(sorted, distinct);
  }
}
