package dev.souk.retrieval.ranking;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How the sources make one score: {@code Σ weight · normalised}.
 *
 * @param weights by source, 0 or more; a source that is not named has 0 and is not asked
 * @param budgets the most candidates a source may propose, 1 or more; {@value #DEFAULT_BUDGET}
 *     where not named. In a search, that of the words says how many of their best matches are
 *     ranked by all sources
 * @param diversity of the first hits of a feed or shelf; a search is in the order of its scores
 * @param learned whether weights that training has learned take the place of these, where there are
 *     some; of feeds only
 */
public record Blend(
    Map<SourceKind, Double> weights,
    Map<SourceKind, Integer> budgets,
    Diversity diversity,
    boolean learned) {

  /** Candidates per source unless a profile says otherwise. */
  public static final int DEFAULT_BUDGET = 500;

  static final int MOST = 10_000;

  /**
   * @throws IllegalArgumentException if a weight is negative or not finite, or a budget not 1 to
   *     10,000
   */
  public Blend {
    weights.forEach((source, weight) -> {
      if (!(weight >= 0) || Double.isInfinite(weight)) {
        throw new IllegalArgumentException(
            "weight of " + source.wire() + ": " + weight + " (expected: finite, 0 or more)");
      }
    });
    budgets.forEach((source, budget) -> {
      if (budget < 1 || budget > MOST) {
        throw new IllegalArgumentException(
            "budget of " + source.wire() + ": " + budget + " (expected: 1 to " + MOST + ")");
      }
    });
    weights = copy(weights);
    budgets = copy(budgets);
  }

  /** A blend of these weights with default budgets, in the order of the scores. */
  public static Blend of(Map<SourceKind, Double> weights) {
    return new Blend(weights, Map.of(), Diversity.NONE, false);
  }

  /** This blend with another diversity. */
  public Blend with(Diversity other) {
    return new Blend(weights, budgets, other, learned);
  }

  /** This blend, its weights standing in for those that training learns. */
  public Blend withLearned() {
    return new Blend(weights, budgets, diversity, true);
  }

  private static <T> Map<SourceKind, T> copy(Map<SourceKind, T> map) {
    Map<SourceKind, T> copy = new EnumMap<>(SourceKind.class);
    copy.putAll(map);
    return Collections.unmodifiableMap(copy);
  }

  /** The weight of {@code source}. */
  public double weight(SourceKind source) {
    return weights.getOrDefault(source, 0.0);
  }

  /**
   * The same with the weight of the two collaborative sources parted between them anew, unless one
   * of them is left out on purpose.
   *
   * @param factorShare what of their sum is the factors', 0 to 1
   */
  public Blend withFactorShare(double factorShare) {
    if (weight(SourceKind.FACTORS) == 0 || weight(SourceKind.ITEM_ITEM) == 0) {
      return this;
    }
    double both = weight(SourceKind.FACTORS) + weight(SourceKind.ITEM_ITEM);
    Map<SourceKind, Double> parted = new EnumMap<>(SourceKind.class);
    parted.putAll(weights);
    parted.put(SourceKind.FACTORS, both * factorShare);
    parted.put(SourceKind.ITEM_ITEM, both * (1 - factorShare));
    return new Blend(parted, budgets, diversity, learned);
  }

  /**
   * The same with other weights, scaled so that their sum stays. A source that has no weight here
   * is left out on purpose and gets none; one that {@code others} do not name keeps its own.
   *
   * @param others by the sources' names, 0 or more
   */
  public Blend withWeights(Map<String, Double> others) {
    double own = 0;
    double sum = 0;
    for (Map.Entry<SourceKind, Double> weight : weights.entrySet()) {
      Double other = others.get(weight.getKey().wire());
      if (weight.getValue() > 0 && other != null) {
        own += weight.getValue();
        sum += other;
      }
    }
    if (sum == 0) {
      return this;
    }
    Map<SourceKind, Double> changed = new EnumMap<>(SourceKind.class);
    for (Map.Entry<SourceKind, Double> weight : weights.entrySet()) {
      Double other = others.get(weight.getKey().wire());
      changed.put(
          weight.getKey(),
          weight.getValue() > 0 && other != null ? other * own / sum : weight.getValue());
    }
    return new Blend(changed, budgets, diversity, learned);
  }

  /**
   * The same with what the collaborative models cannot speak for said by those that need no
   * training: the part of their weight goes to indicators, interest and meaning.
   *
   * @param knownShare of a history that the models know, 0 to 1
   * @param hand weights by hand, in the proportion of which these share it: content that is worth
   *     nothing beside the models is still all there is without them
   */
  public Blend withKnownShare(double knownShare, Blend hand) {
    double untrained =
        hand.weight(SourceKind.INDICATORS)
            + hand.weight(SourceKind.INTEREST)
            + hand.weight(SourceKind.VECTOR);
    double both = weight(SourceKind.FACTORS) + weight(SourceKind.ITEM_ITEM);
    if (untrained == 0 || both == 0 || knownShare == 1) {
      return this;
    }
    double more = both * (1 - knownShare) / untrained;
    Map<SourceKind, Double> moved = new EnumMap<>(SourceKind.class);
    weights.forEach((source, weight) -> {
      double now =
          switch (source) {
            case FACTORS, ITEM_ITEM -> weight * knownShare;
            case INDICATORS, INTEREST, VECTOR -> weight + more * hand.weight(source);
            case TEXT, TOGETHER, POPULARITY, TREND, AFFINITY -> weight;
          };
      moved.put(source, now);
    });
    return new Blend(moved, budgets, diversity, learned);
  }

  /** The budget of {@code source}. */
  public int budget(SourceKind source) {
    return budgets.getOrDefault(source, DEFAULT_BUDGET);
  }
}
