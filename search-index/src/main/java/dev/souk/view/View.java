package dev.souk.view;

import java.util.List;
import java.util.Locale;

/** The views of a shop. */
public enum View {
  /** One document per item. */
  ITEMS,
  /** One document per shopper. */
  PROFILES,
  /** One document per item with its counters, and the ledger of the log. */
  SIGNALS,
  /** One document per item with what its buyers bought with it and before it. */
  INDICATORS,
  /** One document per query that several shoppers searched for. */
  QUERIES,
  /** One document per item with its factor vector, written by training. */
  FACTORS;

  /** The views that a shop's streaming job writes; they are served from one generation together. */
  public static final List<View> STREAMED = List.of(ITEMS, PROFILES, SIGNALS, INDICATORS, QUERIES);

  /**
   * Those of them without which a generation is not served. Generations of before there were {@link
   * #QUERIES} lack them and are whole.
   */
  public static final List<View> NEEDED = List.of(ITEMS, PROFILES, SIGNALS, INDICATORS);

  /** The name in paths. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
