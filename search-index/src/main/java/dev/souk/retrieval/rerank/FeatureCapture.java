package dev.souk.retrieval.rerank;

import dev.souk.retrieval.SearchResponse.Hit;
import dev.souk.retrieval.blend.Scored;
import dev.souk.retrieval.snapshot.ShopState;
import dev.souk.retrieval.source.CandidateSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes down the candidates of one search with their features, as a model would see them, and
 * leaves their order alone.
 */
public final class FeatureCapture implements Reranker {

  private final int candidates;
  private Captured captured = new Captured(List.of(), new float[0]);

  /**
   * @param ids of the candidates, best first by the blend
   * @param rows the features of each, {@link RankingFeatures#all} of them, row after row
   */
  public record Captured(List<String> ids, float[] rows) {}

  /**
   * @param candidates how many, 1 or more
   */
  public FeatureCapture(int candidates) {
    this.candidates = candidates;
  }

  /** What was taken down; nothing before the search is over, or if it found nothing. */
  public Captured captured() {
    return captured;
  }

  @Override
  public int candidates() {
    return candidates;
  }

  @Override
  public List<Scored> reordered(
      ShopState state, String text, List<CandidateSource> sources, List<Scored> best)
      throws IOException {
    List<Scored> head = best.subList(0, Math.min(candidates, best.size()));
    List<String> ids = new ArrayList<>();
    for (Scored scored : head) {
      ids.add(scored.id());
    }
    captured =
        new Captured(
            List.copyOf(ids), RankingFeatures.of(CandidateReader.read(state, text, sources, head)));
    return best;
  }

  @Override
  public List<Hit> explained(List<Hit> hits) {
    return hits;
  }
}
