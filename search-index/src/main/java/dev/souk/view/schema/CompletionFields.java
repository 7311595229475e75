package dev.souk.view.schema;

import dev.souk.domain.Item;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;

/**
 * The Lucene fields that what is typed is completed from. Their terms are {@linkplain
 * ItemFields#fold folded} texts, so that all completions of a prefix are neighbours in the
 * dictionary.
 */
public final class CompletionFields {

  /** The title from each of its first words on; of a Chinese title, from each character on. */
  public static final String TITLE = "complete_title";

  /** A brand, {@link #SEPARATOR}, and the brand as the shop writes it. */
  public static final String BRAND = "complete_brand";

  /** The last level of a path, {@link #SEPARATOR}, and the path as the shop writes it. */
  public static final String CATEGORY = "complete_category";

  /** Stands between what is typed and what is shown. */
  public static final char SEPARATOR = '\u0001';

  private static final int STARTS = 8;
  private static final int LONGEST = 40;
  private static final int LONGEST_VALUE = 300;

  private CompletionFields() {}

  static void addTo(Document document, Item item) {
    for (String start : starts(ItemFields.fold(item.title()))) {
      document.add(new StringField(TITLE, start, Field.Store.NO));
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
      document.add(
          new StringField(
              field, ItemFields.fold(typed) + SEPARATOR + shown.strip(), Field.Store.NO));
    }
  }

  private static Set<String> starts(String title) {
    Set<String> starts = new LinkedHashSet<>();
    boolean boundary = true;
    for (int i = 0; i < title.length() && starts.size() < STARTS; ) {
      int c = title.codePointAt(i);
      if (Character.isLetterOrDigit(c) && (boundary || Character.isIdeographic(c))) {
        starts.add(cut(title.substring(i)));
      }
      boundary = !Character.isLetterOrDigit(c) || Character.isIdeographic(c);
      i += Character.charCount(c);
    }
    return starts;
  }

  private static String cut(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    return text.substring(
        0, Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
  }
}
