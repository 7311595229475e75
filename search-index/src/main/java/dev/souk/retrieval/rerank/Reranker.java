package dev.souk.retrieval.rerank;

import dev.souk.retrieval.SearchResponse.Hit;
import dev.souk.retrieval.blend.Scored;
import dev.souk.retrieval.snapshot.ShopState;
import dev.souk.retrieval.source.CandidateSource;
import java.io.IOException;
import java.util.List;

/** What is done with the first candidates of a search once they are blended. Of one search. */
public interface Reranker {

  /** Leaves them as they are. */
  Reranker NONE =
      new Reranker() {
        @Override
        public int candidates() {
          return 0;
        }

        @Override
        public List<Scored> reordered(
            ShopState state, String text, List<CandidateSource> sources, List<Scored> best) {
          return best;
        }

        @Override
        public List<Hit> explained(List<Hit> hits) {
          return hits;
        }
      };

  /** So many of the first are looked at, 0 or more. */
  int candidates();

  /**
   * The same candidates in another order, with scores that go with it.
   *
   * @param sources in the order of the raw scores
   * @param best best first; those behind {@link #candidates} stay where they are
   */
  List<Scored> reordered(
      ShopState state, String text, List<CandidateSource> sources, List<Scored> best)
      throws IOException;

  /** The hits with what this says of them, so that their parts add up to their scores. */
  List<Hit> explained(List<Hit> hits);
}
