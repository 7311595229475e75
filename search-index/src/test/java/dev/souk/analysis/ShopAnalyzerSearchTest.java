package dev.souk.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.QueryBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both analyses through a real index, with queries that ask for all of their words. */
class ShopAnalyzerSearchTest {

  private static final String FIELD = "title";
  private static final List<String> TITLES =
      List.of(
          "PINK T-LIGHT HOLDER",
          "Blue t light holder",
          "Green tlight holder",
          "Traffic light holder",
          "iPhone 手机壳",
          "Apple iPhone12 手机 黑色",
          "Glass ball 15CM",
          "Glass ball 15 cm",
          "3-in-1 cable");

  private final ByteBuffersDirectory directory = new ByteBuffersDirectory();

  @BeforeEach
  void index() throws IOException {
    FieldType type = new FieldType();
    // With offsets, for which the index checks that they never run backwards.
    type.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
    type.freeze();
    try (IndexWriter writer =
        new IndexWriter(directory, new IndexWriterConfig(ShopAnalyzer.forIndex()))) {
      for (String title : TITLES) {
        Document document = new Document();
        document.add(new Field(FIELD, title, type));
        writer.addDocument(document);
      }
    }
  }

  @AfterEach
  void close() throws IOException {
    directory.close();
  }

  @ParameterizedTest
  @CsvSource({
    "t-light holder, 0 1 2",
    "t light holders, 0 1 2",
    "tlight, 0 1 2",
    "light, 0 1 3",
    "手机, 4 5",
    "壳, 4",
    "iphone 手机, 4 5",
    "iphone12, 5",
    "iphone-12, 5",
    "15cm glass balls, 6 7",
    "15 CM, 6 7",
    "3 in 1 cables, 8",
    "3in1, 8",
  })
  void findsExactly(String text, String expected) throws IOException {
    assertFinds(query().createBooleanQuery(FIELD, text, Occur.MUST), expected);
  }

  @ParameterizedTest
  @CsvSource({
    "light holder, 0 1 3",
    "t-light holder, 0 1 2",
    "iphone 手机壳, 4",
    "手机 黑色, 5",
    "apple iphone12 手机 黑色, 5",
    "黑色 手机, ''",
  })
  void findsPhrases(String text, String expected) throws IOException {
    assertFinds(query().createPhraseQuery(FIELD, text), expected);
  }

  private static QueryBuilder query() {
    return new QueryBuilder(ShopAnalyzer.forQuery());
  }

  private void assertFinds(Query query, String expected) throws IOException {
    List<String> found = new ArrayList<>();
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      for (ScoreDoc hit : new IndexSearcher(reader).search(query, TITLES.size()).scoreDocs) {
        found.add(String.valueOf(hit.doc));
      }
    }
    found.sort(null);
    assertEquals(expected, String.join(" ", found), query::toString);
  }
}
