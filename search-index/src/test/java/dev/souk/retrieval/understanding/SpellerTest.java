package dev.souk.retrieval.understanding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.retrieval.snapshot.WordDictionary;
import dev.souk.retrieval.text.Alternative;
import dev.souk.retrieval.text.QueryText;
import dev.souk.retrieval.understanding.Speller.Doubt;
import dev.souk.view.schema.ItemFields;
import dev.souk.view.schema.SpellingFields;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SpellerTest {

  private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
  private DirectoryReader reader;

  @BeforeEach
  void index() throws IOException {
    try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
      add(writer, "lamp", 40);
      add(writer, "lump", 2);
      add(writer, "camp", 2);
      add(writer, "bluetooth", 5);
      add(writer, "headphone", 5);
      add(writer, "blue", 5);
      add(writer, "table", 5);
    }
    reader = DirectoryReader.open(directory);
  }

  @AfterEach
  void close() throws IOException {
    reader.close();
    directory.close();
  }

  private static void add(IndexWriter writer, String word, int items) throws IOException {
    for (int i = 0; i < items; i++) {
      Document document = new Document();
      document.add(new StringField(SpellingFields.WORD, word, Field.Store.NO));
      document.add(new StringField(ItemFields.TITLE, word, Field.Store.NO));
      writer.addDocument(document);
    }
  }

  private List<String> terms(String text, Doubt doubt, WordUsage usage) throws IOException {
    return new Speller(new WordDictionary(reader), usage)
        .spell(text, doubt).of(QueryText.of(text).words()).stream()
            .map(Alternative::terms)
            .map(terms -> String.join(" ", terms))
            .toList();
  }

  private List<String> terms(String text) throws IOException {
    return terms(text, Doubt.UNKNOWN, WordUsage.NONE);
  }

  @Test
  void slipsAreNear_theFrequentWordFirst() throws IOException {
    assertEquals(List.of("lamp", "camp", "lump"), sorted(terms("xamp"), "lamp"));
    for (String typed : List.of("lmap", "lam", "llamp", "kamp", "alamp")) {
      assertEquals("lamp", terms(typed).getFirst(), typed);
    }
  }

  private static List<String> sorted(List<String> terms, String first) {
    assertEquals(first, terms.getFirst());
    assertEquals(Set.of("lamp", "camp"), Set.copyOf(terms));
    return List.of("lamp", "camp", "lump");
  }

  @Test
  void whatShoppersSearchFor_isLikelier() throws IOException {
    assertEquals("lamp", terms("lqmp").getFirst());
    WordUsage usage = word -> word.equals("lump") ? 1e9 : 0;
    assertEquals("lump", terms("lqmp", Doubt.UNKNOWN, usage).getFirst());
  }

  @Test
  void aKnownWord_isInDoubtOnlyWhenAllAre() throws IOException {
    assertEquals(List.of(), terms("lump"));
    assertEquals("lamp", terms("lump", Doubt.ALL, WordUsage.NONE).getFirst());
  }

  @Test
  void longWordsMayHaveTwoErrors_shortOnesOnlyInDoubt() throws IOException {
    assertEquals(List.of("headphone"), terms("haedphnoe"));
    assertEquals(List.of(), terms("tbael"));
    assertEquals("table", terms("tbael", Doubt.ALL, WordUsage.NONE).getFirst());
  }

  @Test
  void digitsAreLeftAlone() throws IOException {
    assertEquals(List.of(), terms("lamp2x 4k", Doubt.ALL, WordUsage.NONE));
  }

  @Test
  void wordsWrittenAsOne_andOneAsTwo() throws IOException {
    assertEquals(List.of("blue table"), terms("bluetable"));
    Alternative joined =
        new Speller(new WordDictionary(reader), WordUsage.NONE)
            .spell("blue tooth", Doubt.ALL).of(QueryText.of("blue tooth").words()).stream()
                .filter(alternative -> alternative.length() == 2)
                .findFirst()
                .orElseThrow();
    assertEquals(List.of("bluetooth"), joined.terms());
    assertTrue(joined.weight() <= 1);
  }
}
