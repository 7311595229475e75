package dev.souk.retrieval.rerank;

import dev.souk.retrieval.SearchResponse.Hit;
import dev.souk.retrieval.SearchResponse.SourceScore;
import dev.souk.retrieval.blend.Scored;
import dev.souk.retrieval.snapshot.ShopState;
import dev.souk.retrieval.source.CandidateSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts the first candidates in the order of a model. What a hit scores then is the lowest score of
 * the blend among them plus the model's, between 0 and 1: so none of them scores less than what
 * comes after. The difference from the blend is the model's part, below 0 where the model puts a
 * hit lower, and parts still add up to the score.
 */
final class ModelReranker implements Reranker {

  /** The name of the model's part of a score. */
  static final String LEARNED = "learned";

  private final LearnedRanking ranking;
  private final int candidates;
  private final Map<String, Double> scores = new HashMap<>();

  ModelReranker(LearnedRanking ranking, int candidates) {
    this.ranking = ranking;
    this.candidates = candidates;
  }

  @Override
  public int candidates() {
    return candidates;
  }

  @Override
  public List<Scored> reordered(
      ShopState state, String text, List<CandidateSource> sources, List<Scored> best)
      throws IOException {
    int count = Math.min(candidates, best.size());
    if (count == 0) {
      return best;
    }
    List<Scored> head = best.subList(0, count);
    double[] answers = ranking.scores(CandidateReader.read(state, text, sources, head));
    double lowest = head.getLast().score();
    List<Scored> reordered = new ArrayList<>(best.size());
    for (int c = 0; c < count; c++) {
      Scored scored = head.get(c);
      double score = lowest + squashed(answers[c]);
      scores.put(scored.id(), answers[c]);
      reordered.add(
          new Scored(scored.doc(), scored.ordinal(), scored.id(), answers[c], score, scored.raw()));
    }
    reordered.sort(Scored.BEST_FIRST);
    reordered.addAll(best.subList(count, best.size()));
    return reordered;
  }

  private static double squashed(double answer) {
    return 1 / (1 + Math.exp(-answer));
  }

  @Override
  public List<Hit> explained(List<Hit> hits) {
    List<Hit> explained = new ArrayList<>(hits.size());
    for (Hit hit : hits) {
      Double answer = scores.get(hit.item().id());
      explained.add(answer == null ? hit : withLearned(hit, answer));
    }
    return explained;
  }

  private static Hit withLearned(Hit hit, double answer) {
    double blended = 0;
    for (SourceScore part : hit.sources().values()) {
      blended += part.contribution();
    }
    Map<String, SourceScore> sources = new LinkedHashMap<>(hit.sources());
    sources.put(LEARNED, new SourceScore(answer, squashed(answer), hit.score() - blended));
    return new Hit(hit.item(), hit.score(), sources, hit.reasons());
  }
}
