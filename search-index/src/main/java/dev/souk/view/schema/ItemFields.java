package dev.souk.view.schema;

import dev.souk.domain.Item;
import dev.souk.domain.Listing;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoubleDocValuesField;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.util.BytesRef;

/**
 * The Lucene fields of an item that are searched, filtered and counted.
 *
 * <p>A keyword field is indexed in {@linkplain #fold folded} form, so that a filter need not get
 * upper and lower case right, and has doc values as the shop wrote it, for facets.
 */
public final class ItemFields {

  /** Analysed title. */
  public static final String TITLE = "title";

  /** Analysed brand. */
  public static final String BRAND_TEXT = "brand_text";

  /** Analysed category path. */
  public static final String CATEGORY_TEXT = "category_text";

  /** Analysed description and attributes. */
  public static final String DESCRIPTION = "description";

  /**
   * All of the four above as one text in which the title stands {@link #TITLE_WEIGHT} times: what
   * searches score, where every item has it.
   */
  public static final String WORDS = "words";

  /** So many times a title stands in {@link #WORDS}. */
  public static final int TITLE_WEIGHT = 3;

  /** Brand and title with the endings of their words, for a shop's own words; without norms. */
  public static final String EXACT = "exact";

  /** Keyword, many per item: every level of the path, {@code Home} and {@code Home > Lighting}. */
  public static final String CATEGORY = "category";

  /** Keyword. */
  public static final String BRAND = "brand";

  /** Keyword: {@code in_stock} and so on. */
  public static final String AVAILABILITY = "availability";

  /** Keyword: BCP 47. */
  public static final String LANGUAGE = "language";

  /** Keyword. */
  public static final String ITEM_GROUP_ID = "item_group_id";

  /** What is paid now, as a point and as doc values of a double. */
  public static final String PRICE = "price";

  /** A point: from when on the item is not to be shown, in milliseconds since 1970. */
  public static final String EXPIRES = "expires";

  /** Indexed with the value {@link #YES} if the item is not to be shown. */
  public static final String HIDDEN = "hidden";

  /** The one value of {@link #HIDDEN}. */
  public static final String YES = "true";

  /** Begins the keyword field of an attribute: {@code attr.color}. */
  public static final String ATTRIBUTE_PREFIX = "attr.";

  private static final int LONGEST_KEYWORD = 300;
  private static final int MOST_ATTRIBUTES = 64;

  private ItemFields() {}

  /** The form in which keywords are compared: compatibility composed, lower case, stripped. */
  public static String fold(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).strip();
  }

  /** The path and all above it, outermost first. */
  public static List<String> levels(List<String> productType) {
    List<String> levels = new ArrayList<>(productType.size());
    for (int i = 1; i <= productType.size(); i++) {
      levels.add(String.join(" > ", productType.subList(0, i)));
    }
    return levels;
  }

  static void addTo(Document document, Item item, String language) {
    addText(document, item);
    for (String level : levels(item.productType())) {
      addKeyword(document, CATEGORY, level);
    }
    if (item.brand() != null) {
      addKeyword(document, BRAND, item.brand());
    }
    addKeyword(document, AVAILABILITY, item.availability().wire());
    addKeyword(document, LANGUAGE, language);
    if (item.itemGroupId() != null) {
      addKeyword(document, ITEM_GROUP_ID, item.itemGroupId());
    }
    double price = item.effectivePrice().value();
    document.add(new DoublePoint(PRICE, price));
    document.add(new DoubleDocValuesField(PRICE, price));
    addListing(document, Listing.of(item));
    int attributes = 0;
    for (Map.Entry<String, String> attribute : item.attributes().entrySet()) {
      if (attributes < MOST_ATTRIBUTES && attribute.getKey().length() <= LONGEST_KEYWORD) {
        addKeyword(document, ATTRIBUTE_PREFIX + attribute.getKey(), attribute.getValue());
        attributes++;
      }
    }
  }

  private static void addListing(Document document, Listing listing) {
    if (listing.hidden()) {
      document.add(new StringField(HIDDEN, YES, Field.Store.NO));
    }
    if (listing.expires() != null) {
      document.add(new LongPoint(EXPIRES, listing.expires().toEpochMilli()));
    }
  }

  private static void addText(Document document, Item item) {
    addText(document, TITLE, item.title(), TITLE_WEIGHT);
    addText(document, CATEGORY_TEXT, String.join(" ", item.productType()), 1);
    String brand = item.brand() == null ? "" : item.brand();
    addText(document, BRAND_TEXT, brand, 1);
    document.add(ShopTextField.exact(EXACT, brand + " " + item.title()));
    StringBuilder description = new StringBuilder(item.description());
    item.attributes().values().forEach(value -> description.append(' ').append(value));
    addText(document, DESCRIPTION, description.toString(), 1);
  }

  private static void addText(Document document, String field, String text, int weight) {
    document.add(new ShopTextField(field, text));
    document.add(ShopTextField.counted(WORDS, text, weight));
  }

  /** Values too long to be a keyword are found by text, not by filters. */
  private static void addKeyword(Document document, String field, String value) {
    String folded = fold(value);
    if (!folded.isEmpty() && value.length() <= LONGEST_KEYWORD) {
      document.add(new StringField(field, folded, Field.Store.NO));
      document.add(new SortedSetDocValuesField(field, new BytesRef(value.strip())));
    }
  }
}
