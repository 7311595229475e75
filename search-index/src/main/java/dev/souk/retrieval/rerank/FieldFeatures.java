package dev.souk.retrieval.rerank;

import java.util.List;

/** How much of the query is in the other texts of an item, alone and with the title. */
record FieldFeatures() implements FeatureFamily {

  private static final List<String> NAMES =
      List.of(
          "brand.covered",
          "brand.asked",
          "category.covered",
          "category.asked",
          "rest.covered",
          "any.covered",
          "any.missing",
          "any.rarest_missing");

  @Override
  public List<String> names() {
    return NAMES;
  }

  @Override
  public Computed over(CandidateList list) {
    return (candidate, row, at) -> fill(list, candidate, row, at);
  }

  private static void fill(CandidateList list, int candidate, float[] row, int from) {
    Words title = list.title(candidate);
    Words brand = list.brand(candidate);
    Words category = list.category(candidate);
    Words rest = list.rest(candidate);
    double any = 0;
    int missing = 0;
    double rarest = 0;
    for (int unit : list.query().distinctUnits()) {
      double rarity = list.terms().rarity(unit);
      if (title.has(unit) || brand.has(unit) || category.has(unit) || rest.has(unit)) {
        any += rarity;
      } else {
        missing++;
        rarest = Math.max(rarest, rarity);
      }
    }
    int at = from;
    row[at++] = MatchFeatures.share(covered(list, brand), list.unitRarity());
    row[at++] = MatchFeatures.share(covered(list, brand), list.rarity(brand.distinctUnits()));
    row[at++] = MatchFeatures.share(covered(list, category), list.unitRarity());
    row[at++] = MatchFeatures.share(covered(list, category), list.rarity(category.distinctUnits()));
    row[at++] = MatchFeatures.share(covered(list, rest), list.unitRarity());
    row[at++] = MatchFeatures.share(any, list.unitRarity());
    row[at++] = missing;
    row[at] = (float) rarest;
  }

  private static double covered(CandidateList list, Words text) {
    double sum = 0;
    for (int unit : list.query().distinctUnits()) {
      sum += text.has(unit) ? list.terms().rarity(unit) : 0;
    }
    return sum;
  }
}
