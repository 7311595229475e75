package dev.souk.retrieval.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.souk.retrieval.snapshot.WordDictionary.Count;
import dev.souk.view.schema.SpellingFields;
import java.io.IOException;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.automaton.CharacterRunAutomaton;
import org.apache.lucene.util.automaton.LevenshteinAutomata;
import org.junit.jupiter.api.Test;

class WordListTest {

  private static String word(Random random) {
    StringBuilder word = new StringBuilder();
    int length = 1 + random.nextInt(7);
    for (int i = 0; i < length; i++) {
      // Few letters, so that many words are near; two that share a bit of the set of letters.
      word.append("abcé\u0169".charAt(random.nextInt(5)));
    }
    return word.toString();
  }

  @Test
  void near_isWhatLucenesAutomatonAccepts() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Set<String> words = new TreeSet<>();
    try (ByteBuffersDirectory directory = new ByteBuffersDirectory()) {
      try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
        for (int i = 0; i < 300; i++) {
          String word = word(random);
          words.add(word);
          Document document = new Document();
          document.add(new StringField(SpellingFields.WORD, word, Field.Store.NO));
          writer.addDocument(document);
        }
      }
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        WordList list = WordList.of(reader, SpellingFields.WORD);
        for (int i = 0; i < 200; i++) {
          String typed = word(random);
          int most = 1 + i % 2;
          CharacterRunAutomaton accepts =
              new CharacterRunAutomaton(new LevenshteinAutomata(typed, true).toAutomaton(most));
          Set<String> expected = new TreeSet<>();
          for (String word : words) {
            if (accepts.run(word) && !word.equals(typed)) {
              expected.add(word);
            }
          }
          Set<String> near = new TreeSet<>();
          for (Count count : list.near(typed, most)) {
            near.add(count.text());
          }
          assertEquals(expected, near, typed + ", seed " + seed);
        }
      }
    }
  }

  @Test
  void ofNoWords_nothingIsNear() throws IOException {
    try (ByteBuffersDirectory directory = new ByteBuffersDirectory()) {
      new IndexWriter(directory, new IndexWriterConfig()).close();
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        WordList list = WordList.of(reader, SpellingFields.WORD);
        assertEquals(0, list.near("lamp", 2).size());
        assertEquals(0, list.items("lamp"));
      }
    }
  }
}
