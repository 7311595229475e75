package dev.souk.retrieval.ranking;

import java.util.Locale;
import java.util.Optional;

/** Where a hit's score comes from. */
public enum SourceKind {
  /** BM25 of the query's words. */
  TEXT,
  /** Shared TF-IDF terms with what the shopper touched. */
  INTEREST,
  /** Nearness in meaning to the query and to what the shopper touched. */
  VECTOR,
  /** Latent factors, the shopper folded in from their history. */
  FACTORS,
  /** What goes together with what the shopper touched. */
  ITEM_ITEM,
  /** What those who bought the same bought with it or next, as of a moment ago. */
  INDICATORS,
  /** What is in one basket with what the shopper touched. */
  TOGETHER,
  /** How much all shoppers like it, decayed. */
  POPULARITY,
  /** Whether that is rising. */
  TREND,
  /** The categories and brands that the shopper prefers; finds nothing by itself. */
  AFFINITY;

  /** The name in profiles and answers, such as {@code item_item}. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind of a name, if it is one. */
  public static Optional<SourceKind> find(String wire) {
    for (SourceKind kind : values()) {
      if (kind.wire().equals(wire)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
