package dev.souk.retrieval.rerank;

import dev.souk.retrieval.ranking.SourceKind;
import java.util.ArrayList;
import java.util.List;

/** What every source says, normalised, and the blend by hand: its score and its order. */
record SourceFeatures() implements FeatureFamily {

  private static final List<String> NAMES = allNames();

  private static List<String> allNames() {
    List<String> names = new ArrayList<>();
    for (SourceKind kind : SourceKind.values()) {
      names.add("source." + kind.wire());
    }
    names.add("blend.score");
    names.add("blend.rank");
    return List.copyOf(names);
  }

  @Override
  public List<String> names() {
    return NAMES;
  }

  @Override
  public Computed over(CandidateList list) {
    double best = list.size() == 0 ? 0 : list.candidate(0).blend();
    return (candidate, row, from) -> {
      Candidate each = list.candidate(candidate);
      System.arraycopy(each.sources(), 0, row, from, each.sources().length);
      int at = from + each.sources().length;
      row[at] = MatchFeatures.share(each.blend(), best);
      row[at + 1] = (float) candidate / list.size();
    };
  }
}
