package dev.souk.retrieval.suggest;

import java.util.Locale;

/** What a suggestion is of. */
public enum SuggestionKind {
  /** What several shoppers searched for. */
  QUERY,
  /** A level of the category tree. */
  CATEGORY,
  /** A brand. */
  BRAND,
  /** An item. */
  ITEM;

  /** The name in answers. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
