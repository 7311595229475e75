package dev.souk.retrieval.rules;

import java.util.Set;
import java.util.TreeSet;

/** The fields that a condition can ask, see docs/merchandising.md. */
public final class ConditionFields {

  /** Words that stand side by side in the query. */
  public static final String QUERY = "query";

  /** All words of the query. */
  public static final String QUERY_EXACT = "query_exact";

  /** At least one of the words is in the query. */
  public static final String QUERY_ANY = "query_any";

  /** How many words the query has. */
  public static final String WORDS = "words";

  /** Language of the query. */
  public static final String LANGUAGE = "language";

  /** What is asked for, a {@link Surface}. */
  public static final String SURFACE = "surface";

  /** The ranking profile. */
  public static final String PROFILE = "profile";

  /** {@code known} or {@code guest}. */
  public static final String SHOPPER = "shopper";

  /** Hour of the day in the shop's time zone, 0 to 23. */
  public static final String HOUR = "hour";

  /** Day of the week in the shop's time zone, {@code mon} to {@code sun}. */
  public static final String DAY = "day";

  /** The least price that the request's filter lets through. */
  public static final String MIN_PRICE = "min_price";

  /** The highest price that the request's filter lets through. */
  public static final String MAX_PRICE = "max_price";

  /** Categories that the shopper prefers. */
  public static final String LIKES_CATEGORY = "likes.category";

  /** Brands that the shopper prefers. */
  public static final String LIKES_BRAND = "likes.brand";

  /** Begins a field that the request filters by: {@code filter.category}. */
  public static final String FILTER_PREFIX = "filter.";

  /** Begins what the storefront tells: {@code context.country}. */
  public static final String CONTEXT_PREFIX = "context.";

  private static final Set<String> WORDED = Set.of(QUERY, QUERY_EXACT, QUERY_ANY);
  private static final Set<String> NUMBERS = Set.of(HOUR, WORDS, MIN_PRICE, MAX_PRICE);

  /** Values of {@link #HOUR}. */
  static final int HOURS = 24;

  /** Numbers with so few values that each can be a term. */
  private static final Set<String> DISCRETE = Set.of(HOUR);

  private static final Set<String> VALUES =
      Set.of(LANGUAGE, SURFACE, PROFILE, SHOPPER, DAY, LIKES_CATEGORY, LIKES_BRAND);

  private ConditionFields() {}

  static boolean isWorded(String field) {
    return WORDED.contains(field);
  }

  static boolean isNumber(String field) {
    return NUMBERS.contains(field);
  }

  static boolean isDiscrete(String field) {
    return DISCRETE.contains(field);
  }

  /** Whether values of the field are paths of a category. */
  static boolean isPath(String field) {
    return field.equals(LIKES_CATEGORY) || field.equals(FILTER_PREFIX + "category");
  }

  static boolean isKnown(String field) {
    return isWorded(field)
        || isNumber(field)
        || VALUES.contains(field)
        || isBelow(field, FILTER_PREFIX)
        || isBelow(field, CONTEXT_PREFIX);
  }

  private static boolean isBelow(String field, String prefix) {
    return field.length() > prefix.length() && field.startsWith(prefix);
  }

  /** The fields, for messages. */
  static String known() {
    TreeSet<String> names = new TreeSet<>(WORDED);
    names.addAll(NUMBERS);
    names.addAll(VALUES);
    return String.join(", ", names) + ", filter.<field>, context.<name>";
  }
}
