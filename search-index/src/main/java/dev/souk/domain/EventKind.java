package dev.souk.domain;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The kinds of event, each with its weight as a sign of taste: how much more a purchase says than a
 * look. Impressions and searches say nothing of an item's appeal by themselves. State and profiles
 * hold ordinals: new kinds go to the end.
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

  private static final Map<String, EventKind> BY_WIRE = new HashMap<>();

  static {
    for (EventKind kind : values()) {
      BY_WIRE.put(kind.wire, kind);
    }
  }

  private final float weight;
  private final String wire;

  EventKind(float weight) {
    this.weight = weight;
    this.wire = name().toLowerCase(Locale.ROOT);
  }

  /** The GA4 name, such as {@code view_item}. */
  public String wire() {
    return wire;
  }

  /** The weight as a sign of taste; 0 is no sign, negative takes back. */
  public float weight() {
    return weight;
  }

  /**
   * @throws InvalidInputException if {@code text} is no GA4 name that Souk knows
   */
  public static EventKind parse(String text) {
    EventKind known = BY_WIRE.get(text);
    if (known != null) {
      return known;
    }
    StringBuilder names = new StringBuilder("one of ");
    for (EventKind kind : values()) {
      names.append(kind.ordinal() == 0 ? "" : ", ").append(kind.wire());
    }
    throw new InvalidInputException("event_name", text, names.toString());
  }
}
