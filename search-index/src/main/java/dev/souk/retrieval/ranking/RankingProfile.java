package dev.souk.retrieval.ranking;

import dev.souk.view.schema.ItemFields;
import java.util.Map;

/**
 * How hits are ranked, by a name that a request can choose: an A/B test is two names.
 *
 * @param name 1 to 40 of a-z, 0-9 and {@code -}
 * @param version 1 or more; raised with every change, so that answers can be told apart
 * @param search of answers to words
 * @param feed of answers without words
 * @param similar of items like an item
 * @param together of what is bought with an item
 * @param trending of what is wanted more than it was
 */
public record RankingProfile(
    String name,
    int version,
    Blend search,
    Blend feed,
    Blend similar,
    Blend together,
    Blend trending) {

  /** The name of the profile that requests use unless they say otherwise. */
  public static final String DEFAULT_NAME = "default";

  private static final Diversity STANDARD_DIVERSITY =
      new Diversity(20, Map.of(ItemFields.BRAND, 10, ItemFields.CATEGORY, 10));

  /** For profiles that do not say. */
  static final Blend STANDARD_TOGETHER =
      Blend.of(
          Map.of(SourceKind.TOGETHER, 1.0, SourceKind.INDICATORS, 0.3, SourceKind.ITEM_ITEM, 0.2));

  /** For profiles that do not say. */
  static final Blend STANDARD_TRENDING =
      Blend.of(Map.of(SourceKind.TREND, 1.0, SourceKind.POPULARITY, 0.2)).with(STANDARD_DIVERSITY);

  static final String NAME_FORM = "1 to 40 of a-z, 0-9 and '-'";

  /**
   * @throws IllegalArgumentException if {@code name} has another form or {@code version} is below 1
   */
  public RankingProfile {
    if (!isName(name)) {
      throw new IllegalArgumentException("name: " + name + " (expected: " + NAME_FORM + ")");
    }
    if (version < 1) {
      throw new IllegalArgumentException("version: " + version + " (expected: 1 or more)");
    }
  }

  static boolean isName(String name) {
    return name.matches("[a-z0-9][a-z0-9-]{0,39}");
  }

  /**
   * What is used when a shop has no profile of its own; the same as config/ranking/default.yaml.
   */
  public static RankingProfile standard() {
    return new RankingProfile(
        DEFAULT_NAME,
        1,
        Blend.of(
                Map.of(
                    SourceKind.TEXT, 1.0,
                    SourceKind.VECTOR, 0.05,
                    SourceKind.POPULARITY, 0.15,
                    SourceKind.INTEREST, 0.1,
                    SourceKind.FACTORS, 0.15,
                    SourceKind.ITEM_ITEM, 0.1,
                    SourceKind.AFFINITY, 0.05,
                    SourceKind.TREND, 0.02))
            .withReranked(Blend.DEFAULT_RERANKED),
        Blend.of(
                Map.of(
                    SourceKind.ITEM_ITEM, 1.0,
                    SourceKind.FACTORS, 0.3,
                    SourceKind.INDICATORS, 0.2,
                    SourceKind.POPULARITY, 0.05,
                    SourceKind.INTEREST, 0.1,
                    SourceKind.VECTOR, 0.05,
                    SourceKind.AFFINITY, 0.05))
            .with(STANDARD_DIVERSITY)
            .withLearned(),
        Blend.of(
            Map.of(
                SourceKind.VECTOR, 0.6,
                SourceKind.ITEM_ITEM, 0.6,
                SourceKind.FACTORS, 0.5,
                SourceKind.INTEREST, 0.4,
                SourceKind.POPULARITY, 0.1)),
        STANDARD_TOGETHER,
        STANDARD_TRENDING);
  }

  /** As answers name it: {@code default@1}. */
  public String label() {
    return name + "@" + version;
  }
}
