package dev.souk.analysis;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.Arrays;

/**
 * Chinese characters as they sound in Mandarin: their syllable in Hanyu Pinyin as it is typed, in
 * the letters a to z, without tone and with v for ü. A character with several readings has the one
 * that is most frequent, whatever stands beside it.
 *
 * <p>The readings are those of Unicode's Unihan database, as ICU's transform {@code Han-Latin} has
 * them; all are read at first use, which takes about a second and should not happen in a query.
 * Thread-safe.
 */
public final class Pinyin {

  private Pinyin() {}

  /** The syllable of a character; empty if it is not Chinese or its reading is unknown. */
  public static String of(int codePoint) {
    int i = codePoint - Table.FIRST;
    return i < 0 || i >= Table.SYLLABLES.length ? "" : Table.SYLLABLES[i];
  }

  /**
   * The syllables of a text without anything between them: {@code shouji} for 手机. Characters that
   * have none stay as they are.
   */
  public static String of(String text) {
    StringBuilder pinyin = new StringBuilder(text.length() * 4);
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      String syllable = of(c);
      if (syllable.isEmpty()) {
        pinyin.appendCodePoint(c);
      } else {
        pinyin.append(syllable);
      }
    }
    return pinyin.toString();
  }

  /** Read when first asked, not when a class that only might ask is loaded. */
  private static final class Table {

    /** The block of unified ideographs; those of the extensions are not in product text. */
    static final int FIRST = 0x4E00;

    private static final int LAST = 0x9FFF;

    static final String[] SYLLABLES = read();

    private static String[] read() {
      StringBuilder characters = new StringBuilder(2 * (LAST - FIRST + 1));
      for (int c = FIRST; c <= LAST; c++) {
        characters.append((char) c).append('\n');
      }
      String readings =
          Transliterator.getInstance("Han-Latin").transliterate(characters.toString());
      String[] syllables = new String[LAST - FIRST + 1];
      Arrays.fill(syllables, "");
      int from = 0;
      for (int i = 0; i < syllables.length; i++) {
        int end = readings.indexOf('\n', from);
        syllables[i] = typed(readings.substring(from, end));
        from = end + 1;
      }
      return syllables;
    }

    private static String typed(String reading) {
      String decomposed = Normalizer.normalize(reading, Normalizer.Form.NFD);
      StringBuilder letters = new StringBuilder(reading.length());
      for (int i = 0; i < decomposed.length(); i++) {
        char c = decomposed.charAt(i);
        if (c == '\u0308') { // diaeresis
          letters.setCharAt(letters.length() - 1, 'v');
        } else if (c >= 'a' && c <= 'z') {
          letters.append(c);
        }
      }
      return letters.toString().intern();
    }
  }
}
