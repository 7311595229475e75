package dev.souk.retrieval.rerank;

import java.util.ArrayList;
import java.util.List;

/**
 * All features there are, family after family. Names are for ever: a model that was trained knows
 * its features by them.
 */
public final class RankingFeatures {

  private static final List<FeatureFamily> FAMILIES =
      List.of(
          new SourceFeatures(),
          new MatchFeatures(),
          new OrderFeatures(),
          new FieldFeatures(),
          new ListFeatures(),
          new FeedbackFeatures(),
          new ShapeFeatures(),
          new OfferFeatures());

  private static final List<String> NAMES = names();

  private RankingFeatures() {}

  private static List<String> names() {
    List<String> names = new ArrayList<>();
    for (FeatureFamily family : FAMILIES) {
      names.addAll(family.names());
    }
    return List.copyOf(names);
  }

  /** The names of all features, in the order of a row. */
  public static List<String> all() {
    return NAMES;
  }

  /** The features of all candidates, row after row. */
  static float[] of(CandidateList list) {
    int width = NAMES.size();
    float[] rows = new float[list.size() * width];
    int from = 0;
    for (FeatureFamily family : FAMILIES) {
      FeatureFamily.Computed computed = family.over(list);
      for (int c = 0; c < list.size(); c++) {
        computed.fill(c, rows, c * width + from);
      }
      from += family.names().size();
    }
    return rows;
  }
}
