package dev.souk.retrieval.rerank;

import java.util.List;

/** How much of the query is in the title, and how much of the title is the query. */
record MatchFeatures() implements FeatureFamily {

  private static final List<String> NAMES =
      List.of(
          "title.bm25",
          "title.pair_bm25",
          "title.covered",
          "title.covered_share",
          "title.pairs_covered",
          "title.pairs_covered_share",
          "title.missing",
          "title.rarest_missing",
          "title.rarest_pair_missing",
          "title.rarest_found",
          "title.dice",
          "title.pair_dice",
          "title.asked",
          "title.pairs_asked",
          "title.numbers_found",
          "title.numbers_else");

  @Override
  public List<String> names() {
    return NAMES;
  }

  @Override
  public Computed over(CandidateList list) {
    return (candidate, row, at) -> fill(list, candidate, row, at);
  }

  private static void fill(CandidateList list, int candidate, float[] row, int from) {
    ListTerms terms = list.terms();
    Words query = list.query();
    Words title = list.title(candidate);
    int found = 0;
    double covered = 0;
    double rarestMissing = 0;
    double rarestFound = 0;
    int numbers = 0;
    int numbersFound = 0;
    for (int unit : query.distinctUnits()) {
      double rarity = terms.rarity(unit);
      boolean has = title.has(unit);
      numbers += terms.isNumber(unit) ? 1 : 0;
      if (has) {
        found++;
        covered += rarity;
        rarestFound = Math.max(rarestFound, rarity);
        numbersFound += terms.isNumber(unit) ? 1 : 0;
      } else {
        rarestMissing = Math.max(rarestMissing, rarity);
      }
    }
    int pairs = 0;
    double pairsCovered = 0;
    double rarestPairMissing = 0;
    for (int pair : query.distinctPairs()) {
      if (title.hasPair(pair)) {
        pairs++;
        pairsCovered += terms.rarity(pair);
      } else {
        rarestPairMissing = Math.max(rarestPairMissing, terms.rarity(pair));
      }
    }
    int numbersElse = 0;
    for (int unit : title.distinctUnits()) {
      numbersElse += terms.isNumber(unit) && !query.has(unit) ? 1 : 0;
    }
    int units = query.distinctUnits().length;
    int titleUnits = title.distinctUnits().length;
    int queryPairs = query.distinctPairs().length;
    int titlePairs = title.distinctPairs().length;
    int at = from;
    row[at++] = (float) list.unitScores()[candidate];
    row[at++] = (float) list.pairScores()[candidate];
    row[at++] = share(covered, list.unitRarity());
    row[at++] = share(found, units);
    row[at++] = share(pairsCovered, list.pairRarity());
    row[at++] = share(pairs, queryPairs);
    row[at++] = units - found;
    row[at++] = (float) rarestMissing;
    row[at++] = (float) rarestPairMissing;
    row[at++] = (float) rarestFound;
    row[at++] = share(2.0 * found, units + titleUnits);
    row[at++] = share(2.0 * pairs, queryPairs + titlePairs);
    row[at++] = share(covered, list.rarity(title.distinctUnits()));
    row[at++] = share(pairsCovered, list.rarity(title.distinctPairs()));
    row[at++] = numbers == 0 ? Float.NaN : share(numbersFound, numbers);
    row[at] = numbersElse;
  }

  static float share(double part, double whole) {
    return whole == 0 ? 0 : (float) (part / whole);
  }
}
