package dev.souk.retrieval.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.Test;

class CoverageQueryTest {

  private static final int WORDS = 7;
  private static final int DOCUMENTS = 400;

  private static Query word(int word) {
    return new TermQuery(new Term("word", "w" + word));
  }

  private static CoverageQuery coverage(List<Query> queries, List<Float> weights, float needed) {
    List<CoverageQuery.Word> words = new ArrayList<>();
    for (int i = 0; i < queries.size(); i++) {
      words.add(new CoverageQuery.Word(queries.get(i), weights.get(i), 0));
    }
    return new CoverageQuery(words, needed, 0);
  }

  @Test
  void matches_whatASumOverAllDocumentsSays() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    boolean[][] has = new boolean[DOCUMENTS][WORDS];
    try (ByteBuffersDirectory directory = new ByteBuffersDirectory()) {
      try (IndexWriter writer = new IndexWriter(directory, inOrder())) {
        for (int d = 0; d < DOCUMENTS; d++) {
          Document document = new Document();
          for (int w = 0; w < WORDS; w++) {
            has[d][w] = random.nextInt(2 + w) == 0;
            if (has[d][w]) {
              document.add(new StringField("word", "w" + w, Field.Store.NO));
            }
          }
          writer.addDocument(document);
          if (random.nextInt(100) == 0) {
            writer.flush();
          }
        }
      }
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        IndexSearcher searcher = new IndexSearcher(reader);
        for (int round = 0; round < 200; round++) {
          compare(searcher, has, random, "seed " + seed + ", round " + round);
        }
      }
    }
  }

  /** A merge may put segments into another order. */
  private static IndexWriterConfig inOrder() {
    return new IndexWriterConfig().setMergePolicy(NoMergePolicy.INSTANCE);
  }

  private static void compare(
      IndexSearcher searcher, boolean[][] has, Random random, String message) throws IOException {
    List<Query> queries = new ArrayList<>();
    List<Float> weights = new ArrayList<>();
    float total = 0;
    for (int w = 0; w < WORDS; w++) {
      queries.add(word(w));
      // Multiples of a quarter add up exactly.
      weights.add((1 + random.nextInt(12)) / 4f);
      total += weights.getLast();
    }
    float needed = (1 + random.nextInt((int) (total * 4))) / 4f;
    List<Integer> expected = new ArrayList<>();
    for (int d = 0; d < has.length; d++) {
      float sum = 0;
      for (int w = 0; w < WORDS; w++) {
        sum += has[d][w] ? weights.get(w) : 0;
      }
      if (sum >= needed) {
        expected.add(d);
      }
    }
    CoverageQuery query = coverage(queries, weights, needed);
    assertEquals(expected, found(searcher, query), message);
    Query beside =
        new BooleanQuery.Builder()
            .add(new MatchAllDocsQuery(), Occur.MUST)
            .add(query, Occur.FILTER)
            .build();
    assertEquals(expected, found(searcher, beside), message);
    assertEquals(expected.size(), searcher.count(query), message);
    for (int d = 0; d < 20; d++) {
      assertEquals(expected.contains(d), searcher.explain(query, d).isMatch(), message);
    }
  }

  private static List<Integer> found(IndexSearcher searcher, Query query) throws IOException {
    List<Integer> docs = new ArrayList<>();
    for (ScoreDoc hit : searcher.search(query, DOCUMENTS).scoreDocs) {
      docs.add(hit.doc);
    }
    docs.sort(null);
    return docs;
  }

  @Test
  void equality_isOfWordsAndWeights() {
    List<Query> words = List.of(word(0), word(1));
    CoverageQuery query = coverage(words, List.of(1f, 2f), 2);
    assertEquals(query, coverage(words, List.of(1f, 2f), 2));
    assertEquals(query.hashCode(), coverage(words, List.of(1f, 2f), 2).hashCode());
    assertNotEquals(query, coverage(words, List.of(1f, 2f), 3));
    assertNotEquals(query, coverage(words, List.of(2f, 2f), 2));
  }
}
