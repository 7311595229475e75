package dev.souk.view.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.util.Random;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SegmentReader;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;

final class BusyCodecTest {

  private static final int DOCUMENTS = 500;

  /** Longer than a chunk, too, which Lucene reads in slices. */
  private static byte[] source(long seed, int document) {
    byte[] source = new byte[document % 50 == 0 ? 100_000 : 1 + document * 3];
    new Random(seed * 31 + document).nextBytes(source);
    return source;
  }

  @Test
  void whatIsStoredIsReadAfterFlushesDeletionsAndMerges() throws IOException {
    long seed = System.nanoTime();
    try (ByteBuffersDirectory directory = new ByteBuffersDirectory()) {
      try (IndexWriter writer =
          new IndexWriter(directory, new IndexWriterConfig().setCodec(BusyCodec.get()))) {
        for (int i = 0; i < 2 * DOCUMENTS; i++) {
          Document document = new Document();
          String key = String.valueOf(i % DOCUMENTS);
          document.add(new StringField("key", key, Field.Store.YES));
          document.add(new StoredField("source", source(seed, i)));
          writer.updateDocument(new Term("key", key), document);
          if (i % 70 == 0) {
            writer.commit();
          }
        }
        check(directory, seed);
        writer.forceMerge(1);
      }
      check(directory, seed);
    }
  }

  private static void check(ByteBuffersDirectory directory, long seed) throws IOException {
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      SegmentReader segment =
          assertInstanceOf(SegmentReader.class, reader.leaves().getFirst().reader());
      assertEquals("SoukBusy1", segment.getSegmentInfo().info.getCodec().getName());
      StoredFields stored = reader.storedFields();
      for (int doc = 0; doc < reader.maxDoc(); doc++) {
        Document document = stored.document(doc);
        int key = Integer.parseInt(document.get("key"));
        BytesRef read = document.getBinaryValue("source");
        BytesRef first = new BytesRef(source(seed, key));
        BytesRef second = new BytesRef(source(seed, key + DOCUMENTS));
        assertEquals(read.equals(first) ? first : second, read, "seed " + seed + ", key " + key);
      }
    }
  }
}
