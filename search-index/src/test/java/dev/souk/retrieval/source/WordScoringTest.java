package dev.souk.retrieval.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.domain.Availability;
import dev.souk.domain.Item;
import dev.souk.domain.Money;
import dev.souk.view.schema.IndexedItem;
import dev.souk.view.schema.ItemsSchema;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.Test;

/**
 * The two forms are told apart by how rare a word is: in the one field that is counted over all
 * four. So scores of one word differ by one factor.
 */
class WordScoringTest {

  private static final int ITEMS = 500;
  private static final int WORDS = 12;

  /** Of letters alone, lest it be taken for a compound. */
  private static String word(int w) {
    return "zz" + (char) ('a' + w);
  }

  private static String text(Random random, int most) {
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(most + 1); n > 0; n--) {
      text.append(" ").append(word(Math.min(random.nextInt(WORDS), random.nextInt(WORDS))));
    }
    return text.toString();
  }

  private static Item item(Random random, int i) {
    return new Item(
        "i" + i,
        "thing" + text(random, 6),
        text(random, 20),
        new Money(BigDecimal.ONE, "USD"),
        null,
        random.nextBoolean() ? null : "brand" + text(random, 1),
        List.of("Home", "things" + text(random, 2)),
        Availability.IN_STOCK,
        null,
        null,
        null,
        null,
        random.nextBoolean() ? Map.of() : Map.of("color", "red" + text(random, 1)));
  }

  private static Map<Integer, Float> scores(IndexSearcher searcher, WordScoring form, String term)
      throws IOException {
    Map<Integer, Float> scores = new TreeMap<>();
    for (ScoreDoc hit : searcher.search(form.term(term), ITEMS).scoreDocs) {
      scores.put(hit.doc, hit.score);
    }
    return scores;
  }

  @Test
  void oneField_scoresAsTheFourTogetherButForOneFactor() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    ItemsSchema schema = new ItemsSchema();
    try (ByteBuffersDirectory directory = new ByteBuffersDirectory()) {
      IndexWriterConfig config = new IndexWriterConfig().setSimilarity(schema.similarity());
      try (IndexWriter writer = new IndexWriter(directory, config)) {
        for (int i = 0; i < ITEMS; i++) {
          Item item = item(random, i);
          byte[] source = ItemsSchema.source(new IndexedItem(item, Map.of(), new float[0], ""));
          writer.addDocument(schema.document(item.id(), source));
        }
      }
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        IndexSearcher searcher = new IndexSearcher(reader);
        searcher.setSimilarity(schema.similarity());
        for (int w = 0; w < WORDS; w++) {
          String message = "seed " + seed + ", word " + w;
          Map<Integer, Float> one = scores(searcher, WordScoring.ONE_FIELD, word(w));
          Map<Integer, Float> four = scores(searcher, WordScoring.EACH_FIELD, word(w));
          assertTrue(!four.isEmpty(), message);
          assertEquals(four.keySet(), one.keySet(), message);
          float factor = 0;
          for (Map.Entry<Integer, Float> each : four.entrySet()) {
            float ratio = Objects.requireNonNull(one.get(each.getKey())) / each.getValue();
            factor = factor == 0 ? ratio : factor;
            assertEquals(factor, ratio, 1e-4 * factor, message);
          }
        }
      }
    }
  }
}
