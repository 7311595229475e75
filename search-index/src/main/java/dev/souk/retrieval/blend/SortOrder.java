package dev.souk.retrieval.blend;

import dev.souk.domain.InvalidInputException;
import java.util.Locale;

/** What hits are sorted by. Equal ones are sorted by score, then by id. */
public enum SortOrder {
  /** The blended score. */
  RELEVANCE,
  /** What is paid now, the cheapest first. */
  PRICE_ASC,
  /** What is paid now, the dearest first. */
  PRICE_DESC,
  /** The decayed popularity. */
  POPULARITY;

  /**
   * @throws InvalidInputException if {@code text} is no order
   */
  public static SortOrder parse(String text) {
    for (SortOrder order : values()) {
      if (order.name().toLowerCase(Locale.ROOT).equals(text)) {
        return order;
      }
    }
    throw new InvalidInputException(
        "sort", text, "one of relevance, price_asc, price_desc, popularity");
  }
}
