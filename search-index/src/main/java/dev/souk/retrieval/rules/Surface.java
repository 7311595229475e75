package dev.souk.retrieval.rules;

import java.util.Locale;

/** What a request asks for. */
public enum Surface {
  /** Items for words. */
  SEARCH,
  /** Items without words: a feed, or a category that is browsed. */
  FEED,
  /** What is in demand. */
  TRENDING,
  /** Items like an item. */
  SIMILAR,
  /** What is bought with an item. */
  TOGETHER;

  /** As conditions and rules name it. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
