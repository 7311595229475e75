package dev.souk.retrieval.snapshot;

import dev.souk.view.schema.ViewSchema;
import java.io.IOException;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;

/**
 * The ordinals of the documents of each segment, worked out once per segment: a segment never
 * changes, and snapshots share most of theirs. Thread-safe.
 */
final class SegmentOrdinals {

  private final ItemOrdinals ordinals;
  private final ConcurrentHashMap<IndexReader.CacheKey, int[]> bySegment =
      new ConcurrentHashMap<>();

  SegmentOrdinals(ItemOrdinals ordinals) {
    this.ordinals = ordinals;
  }

  /** By document, deleted ones too. */
  int[] of(LeafReader leaf) throws IOException {
    IndexReader.CacheHelper core = leaf.getCoreCacheHelper();
    int[] known = core == null ? null : bySegment.get(core.getKey());
    if (known != null) {
      return known;
    }
    int[] read = read(leaf);
    if (core != null && bySegment.putIfAbsent(core.getKey(), read) == null) {
      core.addClosedListener(bySegment::remove);
    }
    return read;
  }

  private int[] read(LeafReader leaf) throws IOException {
    int[] read = new int[leaf.maxDoc()];
    java.util.Arrays.fill(read, -1);
    BinaryDocValues keys = leaf.getBinaryDocValues(ViewSchema.KEY);
    if (keys != null) {
      for (int doc = keys.nextDoc(); doc != BinaryDocValues.NO_MORE_DOCS; doc = keys.nextDoc()) {
        read[doc] = ordinals.of(keys.binaryValue().utf8ToString());
      }
    }
    return read;
  }
}
