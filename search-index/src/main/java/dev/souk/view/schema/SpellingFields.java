package dev.souk.view.schema;

import dev.souk.analysis.Pinyin;
import dev.souk.analysis.SurfaceAnalyzer;
import dev.souk.analysis.SurfaceAnalyzer.Word;
import dev.souk.domain.Item;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;

/**
 * The Lucene fields that mistyped words are put right by: the words of title, brand and category as
 * they are written, and how pairs of Chinese characters sound.
 */
public final class SpellingFields {

  /** A word without digits, as {@link SurfaceAnalyzer} writes it. */
  public static final String WORD = "spelling_word";

  /** The pinyin of two Chinese characters, {@link #SEPARATOR}, and the two characters. */
  public static final String SOUND = "spelling_sound";

  /** Stands between how something sounds and how it is written. */
  public static final char SEPARATOR = '\u0001';

  private static final int SHORTEST = 2;
  private static final int LONGEST = 40;

  private SpellingFields() {}

  static void addTo(Document document, Item item) {
    Set<String> words = new HashSet<>();
    Set<String> sounds = new HashSet<>();
    add(item.title(), words, sounds);
    item.productType().forEach(level -> add(level, words, sounds));
    if (item.brand() != null) {
      add(item.brand(), words, sounds);
    }
    words.forEach(word -> document.add(new StringField(WORD, word, Field.Store.NO)));
    sounds.forEach(sound -> document.add(new StringField(SOUND, sound, Field.Store.NO)));
  }

  private static void add(String text, Set<String> words, Set<String> sounds) {
    List<Word> found = SurfaceAnalyzer.spellings(text);
    for (int i = 0; i < found.size(); i++) {
      Word word = found.get(i);
      if (isWord(word.text())) {
        words.add(word.text());
      } else if (i + 1 < found.size() && found.get(i + 1).start() == word.end()) {
        addSound(word.text() + found.get(i + 1).text(), sounds);
      }
    }
  }

  private static void addSound(String pair, Set<String> sounds) {
    int second = pair.offsetByCodePoints(0, 1);
    if (pair.codePointCount(0, pair.length()) == 2) {
      String first = Pinyin.of(pair.codePointAt(0));
      String last = Pinyin.of(pair.codePointAt(second));
      if (!first.isEmpty() && !last.isEmpty()) {
        sounds.add(first + last + SEPARATOR + pair);
      }
    }
  }

  /** Whether a word can be put right or be what is put in its place: letters of an alphabet. */
  public static boolean isWord(String text) {
    if (text.length() < SHORTEST || text.length() > LONGEST) {
      return false;
    }
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (!Character.isAlphabetic(c) || Character.isIdeographic(c)) {
        return false;
      }
      i += Character.charCount(c);
    }
    return true;
  }
}
