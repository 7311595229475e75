package dev.souk.view.schema;

import dev.souk.analysis.Pinyin;
import dev.souk.domain.Item;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.util.BytesRef;

/**
 * The Lucene fields that what is typed is completed from. Their terms are {@linkplain #keys keys}
 * of texts, so that all completions of a prefix are neighbours in the dictionary.
 */
public final class CompletionFields {

  /** What {@link #keys} says of the title. */
  public static final String TITLE = "complete_title";

  /**
   * The same as doc values, which tell without looking at all completions of a prefix whether an
   * item is one. Items that were indexed by earlier versions lack them, and keys in pinyin.
   */
  public static final String TITLE_KEYS = "complete_title_keys";

  /** A key of the brand, {@link #SEPARATOR}, and the brand as the shop writes it. */
  public static final String BRAND = "complete_brand";

  /** A key of the last level of a path, {@link #SEPARATOR}, and the path as the shop writes it. */
  public static final String CATEGORY = "complete_category";

  /** Stands between what is typed and what is shown. */
  public static final char SEPARATOR = '\u0001';

  private static final int STARTS = 8;

  /** An item's title has no more keys. */
  public static final int MOST_KEYS = 3 * STARTS;

  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final int LONGEST = 40;
  private static final int LONGEST_VALUE = 300;

  private CompletionFields() {}

  static void addTo(Document document, Item item) {
    for (String key : keys(item.title())) {
      document.add(new StringField(TITLE, key, Field.Store.NO));
      document.add(new SortedSetDocValuesField(TITLE_KEYS, new BytesRef(key)));
    }
    if (item.brand() != null) {
      add(document, BRAND, item.brand(), item.brand());
    }
    List<String> levels = ItemFields.levels(item.productType());
    for (int i = 0; i < levels.size(); i++) {
      add(document, CATEGORY, item.productType().get(i), levels.get(i));
    }
  }

  private static void add(Document document, String field, String typed, String shown) {
    if (!typed.isBlank() && shown.length() <= LONGEST_VALUE) {
      for (String key : keys(typed)) {
        document.add(new StringField(field, key + SEPARATOR + shown.strip(), Field.Store.NO));
      }
    }
  }

  /**
   * What somebody may begin to type who is after a text: the folded text from each of its first
   * words on, and of Chinese from each character on; that again as it is typed in pinyin, and by
   * the first letters of the syllables. Each is at most 40 characters long.
   */
  public static Set<String> keys(String text) {
    String folded = SPACES.matcher(ItemFields.fold(text)).replaceAll(" ");
    Set<String> keys = new LinkedHashSet<>();
    boolean boundary = true;
    int starts = 0;
    for (int i = 0; i < folded.length() && starts < STARTS; ) {
      int c = folded.codePointAt(i);
      if (begins(c, boundary)) {
        String start = cut(folded.substring(i));
        keys.add(start);
        addPinyin(start, keys);
        starts++;
      }
      boundary = isBoundary(c);
      i += Character.charCount(c);
    }
    if (keys.isEmpty() && !folded.isEmpty()) {
      keys.add(cut(folded));
    }
    return keys;
  }

  /** Whether a key begins with {@code c}, which stands behind a boundary or not. */
  public static boolean begins(int c, boolean boundary) {
    return Character.isLetterOrDigit(c) && (boundary || Character.isIdeographic(c));
  }

  /** Whether a key may begin behind {@code c}. */
  public static boolean isBoundary(int c) {
    return !Character.isLetterOrDigit(c) || Character.isIdeographic(c);
  }

  private static void addPinyin(String start, Set<String> keys) {
    if (start.codePoints().noneMatch(Character::isIdeographic)) {
      return;
    }
    StringBuilder full = new StringBuilder();
    StringBuilder initials = new StringBuilder();
    for (int i = 0; i < start.length(); ) {
      int c = start.codePointAt(i);
      i += Character.charCount(c);
      String syllable = Character.isIdeographic(c) ? Pinyin.of(c) : "";
      if (syllable.isEmpty()) {
        full.appendCodePoint(c);
        initials.appendCodePoint(c);
      } else {
        full.append(syllable);
        initials.append(syllable.charAt(0));
      }
    }
    keys.add(cut(full.toString()));
    keys.add(initials.toString());
  }

  private static String cut(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    return text.substring(
        0, Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
  }
}
