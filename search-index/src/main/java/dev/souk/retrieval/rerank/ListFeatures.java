package dev.souk.retrieval.rerank;

import java.util.List;

/**
 * A candidate beside the others: what the best of them has, and what the query's words are worth to
 * tell these candidates apart. A word that all candidates have tells nothing, however rare it is in
 * the shop, and a word that all but one have says much against that one.
 */
record ListFeatures() implements FeatureFamily {

  private static final List<String> NAMES =
      List.of(
          "list.bm25",
          "list.pair_bm25",
          "list.bm25_rank",
          "list.pair_bm25_rank",
          "list.covered",
          "list.pairs_covered",
          "list.commonest_missing",
          "list.common_missing",
          "list.common_pairs_missing");

  @Override
  public List<String> names() {
    return NAMES;
  }

  @Override
  public Computed over(CandidateList list) {
    double[] units = list.unitScores();
    double[] pairs = list.pairScores();
    double bestUnits = best(units);
    double bestPairs = best(pairs);
    float[] unitRanks = ranks(units);
    float[] pairRanks = ranks(pairs);
    float[] unitShares = shares(list, list.query().distinctUnits(), false);
    float[] pairShares = shares(list, list.query().distinctPairs(), true);
    return (candidate, row, from) -> {
      int at = from;
      row[at++] = MatchFeatures.share(units[candidate], bestUnits);
      row[at++] = MatchFeatures.share(pairs[candidate], bestPairs);
      row[at++] = unitRanks[candidate];
      row[at++] = pairRanks[candidate];
      Words title = list.title(candidate);
      Missing unit = Missing.of(list.query().distinctUnits(), unitShares, title::has, list.size());
      Missing pair =
          Missing.of(list.query().distinctPairs(), pairShares, title::hasPair, list.size());
      row[at++] = unit.covered;
      row[at++] = pair.covered;
      row[at++] = unit.commonest;
      row[at++] = unit.common;
      row[at] = pair.common;
    };
  }

  private static double best(double[] scores) {
    double best = 0;
    for (double score : scores) {
      best = Math.max(best, score);
    }
    return best;
  }

  /** By candidate: the share of the others that score higher. */
  private static float[] ranks(double[] scores) {
    double[] sorted = scores.clone();
    java.util.Arrays.sort(sorted);
    float[] ranks = new float[scores.length];
    for (int c = 0; c < ranks.length; c++) {
      int low = 0;
      int high = sorted.length;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (sorted[middle] <= scores[c]) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      ranks[c] = (float) (sorted.length - low) / sorted.length;
    }
    return ranks;
  }

  /** By term of the query: the share of candidates whose titles have it. */
  private static float[] shares(CandidateList list, int[] terms, boolean pairs) {
    float[] shares = new float[terms.length];
    for (int t = 0; t < terms.length; t++) {
      int count = 0;
      for (int c = 0; c < list.size(); c++) {
        Words title = list.title(c);
        count += (pairs ? title.hasPair(terms[t]) : title.has(terms[t])) ? 1 : 0;
      }
      shares[t] = (float) count / list.size();
    }
    return shares;
  }

  /**
   * What a title lacks.
   *
   * @param covered of what tells the candidates apart, the share that it has
   * @param commonest the share of candidates that have what it lacks, the highest
   * @param common those shares added up
   */
  private record Missing(float covered, float commonest, float common) {

    static Missing of(
        int[] terms, float[] shares, java.util.function.IntPredicate has, int candidates) {
      double covered = 0;
      double all = 0;
      float commonest = 0;
      float common = 0;
      for (int t = 0; t < terms.length; t++) {
        double telling = Math.log((candidates + 1.0) / (shares[t] * candidates + 0.5));
        double weight = Math.max(0, telling);
        all += weight;
        if (has.test(terms[t])) {
          covered += weight;
        } else {
          commonest = Math.max(commonest, shares[t]);
          common += shares[t];
        }
      }
      return new Missing(MatchFeatures.share(covered, all), commonest, common);
    }
  }
}
