package dev.souk.domain;

import java.util.Locale;

/**
 * The kinds of event, each with its weight as a sign of taste: how much more a purchase says than a
 * look. Impressions and searches say nothing of an item's appeal by themselves.
 */
public enum EventKind {
  VIEW_ITEM(1f),
  VIEW_ITEM_LIST(0f),
  SELECT_ITEM(1f),
  VIEW_SEARCH_RESULTS(0f),
  ADD_TO_CART(3f),
  REMOVE_FROM_CART(-2f),
  ADD_TO_WISHLIST(3f),
  PURCHASE(5f),
  REFUND(-5f),
  REVIEW(2f);

  private final float weight;

  EventKind(float weight) {
    this.weight = weight;
  }

  /** The GA4 name, such as {@code view_item}. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The weight as a sign of taste; 0 is no sign, negative takes back. */
  public float weight() {
    return weight;
  }

  /**
   * @throws InvalidInputException if {@code text} is no GA4 name that Souk knows
   */
  public static EventKind parse(String text) {
    for (EventKind kind : values()) {
      if (kind.wire().equals(text)) {
        return kind;
      }
    }
    StringBuilder names = new StringBuilder("one of ");
    for (EventKind kind : values()) {
      names.append(kind.ordinal() == 0 ? "" : ", ").append(kind.wire());
    }
    throw new InvalidInputException("event_name", text, names.toString());
  }
}
