package dev.souk.retrieval.blend;

import java.util.Comparator;

/**
 * A candidate with its scores.
 *
 * @param doc counted over all leaves
 * @param ordinal the item
 * @param id the item
 * @param key what is sorted by, more is better
 * @param score the blend
 * @param raw each source's raw score, in the order of the sources
 */
public record Scored(int doc, int ordinal, String id, double key, double score, double[] raw) {

  /** The order of an answer. Total, for ids are unique. */
  public static final Comparator<Scored> BEST_FIRST =
      Comparator.comparingDouble(Scored::key)
          .thenComparingDouble(Scored::score)
          .reversed()
          .thenComparing(Scored::id);
}
