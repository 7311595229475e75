package dev.souk.retrieval.rerank;

import java.util.List;

/** Lengths, by which other features are read differently. */
record ShapeFeatures() implements FeatureFamily {

  private static final List<String> NAMES =
      List.of("title.length", "query.length", "query.rarity", "rest.length");

  @Override
  public List<String> names() {
    return NAMES;
  }

  @Override
  public Computed over(CandidateList list) {
    int units = list.query().units().length;
    float rarity = MatchFeatures.share(list.unitRarity(), list.query().distinctUnits().length);
    return (candidate, row, at) -> {
      row[at] = list.title(candidate).units().length;
      row[at + 1] = units;
      row[at + 2] = rarity;
      row[at + 3] = list.rest(candidate).units().length;
    };
  }
}
