package dev.souk.view.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.VectorScorer;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.VectorUtil;
import org.junit.jupiter.api.Test;

class VectorCodecTest {

  private static final String DIGEST = "-0123456789abcdef0123456789abcdef";
  private static final String MANY = "vector.onnx-256" + DIGEST;
  private static final String FEW = "vector.onnx-128" + DIGEST;
  private static final String LSA = "vector.0123456789abcdef0123456789abcdef";
  private static final int VECTORS = 400;

  private static float[] vector(Random random, int dims) {
    float[] vector = new float[dims];
    for (int d = 0; d < dims; d++) {
      vector[d] = (float) random.nextGaussian();
    }
    return VectorUtil.l2normalize(vector);
  }

  /** Appends a segment. */
  private static void write(ByteBuffersDirectory directory, Codec codec, Random random)
      throws Exception {
    IndexWriterConfig config =
        new IndexWriterConfig()
            .setCodec(codec)
            .setUseCompoundFile(false)
            .setMergePolicy(NoMergePolicy.INSTANCE);
    try (IndexWriter writer = new IndexWriter(directory, config)) {
      for (int i = 0; i < VECTORS; i++) {
        Document document = new Document();
        for (String field : new String[] {MANY, FEW, LSA}) {
          int dims = field.equals(MANY) ? 256 : 64;
          document.add(
              new KnnFloatVectorField(
                  field, vector(random, dims), VectorSimilarityFunction.DOT_PRODUCT));
        }
        writer.addDocument(document);
      }
    }
  }

  private static long quantised(ByteBuffersDirectory directory) throws Exception {
    return Arrays.stream(directory.listAll()).filter(name -> name.endsWith(".veq")).count();
  }

  @Test
  void manyDimensionsAreQuantised_besideSegmentsThatAreNot() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    try (ByteBuffersDirectory directory = new ByteBuffersDirectory()) {
      write(directory, new Lucene104Codec(), random);
      assertEquals(0, quantised(directory));
      write(directory, VectorCodec.of("vector."), random);
      assertEquals(1, quantised(directory), "of one field");
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        assertEquals(2, reader.leaves().size());
        for (LeafReaderContext leaf : reader.leaves()) {
          assertEquals("Lucene104", Codec.forName("Lucene104").getName());
          check(leaf, vector(random, 256), seed);
        }
        float[] target = vector(random, 256);
        IndexSearcher searcher = new IndexSearcher(reader);
        assertEquals(
            20, searcher.search(new KnnFloatVectorQuery(MANY, target, 20), 20).scoreDocs.length);
      }
    }
  }

  /** Short scores are near the long ones, and the long ones are exact. */
  private static void check(LeafReaderContext leaf, float[] target, long seed) throws Exception {
    FloatVectorValues values = leaf.reader().getFloatVectorValues(MANY);
    Integer[] byShort = new Integer[VECTORS];
    float[] exact = new float[VECTORS];
    float[] near = new float[VECTORS];
    VectorScorer shorter = values.scorer(target);
    VectorScorer longer = values.rescorer(target);
    for (int doc = 0; doc < VECTORS; doc++) {
      byShort[doc] = doc;
      exact[doc] = VectorUtil.dotProduct(target, values.vectorValue(doc));
      assertEquals(doc, shorter.iterator().advance(doc));
      assertEquals(doc, longer.iterator().advance(doc));
      near[doc] = 2 * shorter.score() - 1;
      assertEquals(exact[doc], 2 * longer.score() - 1, 1e-5f, "seed " + seed);
      assertEquals(exact[doc], near[doc], 0.01f, "seed " + seed);
    }
    Arrays.sort(byShort, Comparator.comparingDouble(doc -> -near[doc]));
    float tenth = exact[byShort[9]];
    int better = 0;
    for (float score : exact) {
      better += score > tenth ? 1 : 0;
    }
    assertTrue(better <= 12, "seed " + seed + ": " + better + " are nearer than the tenth");
  }
}
