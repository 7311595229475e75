package dev.souk.retrieval.blend;

import dev.souk.domain.Item;
import dev.souk.retrieval.SearchResponse.Hit;
import dev.souk.retrieval.SearchResponse.Reason;
import dev.souk.retrieval.SearchResponse.SourceScore;
import dev.souk.retrieval.ranking.Blend;
import dev.souk.retrieval.snapshot.ShopState;
import dev.souk.retrieval.source.CandidateSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes the hits of a page: the item, every source's part of the score as the pass found it, and
 * reasons in words.
 *
 * @param state what the query saw
 * @param sources in the order of the raw scores
 * @param blend their weights
 * @param reasons words them, null if nothing is to be explained
 */
public record Explainer(
    ShopState state, List<CandidateSource> sources, Blend blend, @Nullable Reasons reasons) {

  private static final int MOST_REASONS = 3;

  /** A part of less than this of the score is no reason. */
  private static final double SLIGHTEST_SHARE = 0.05;

  private record Part(CandidateSource source, SourceScore score) {
    double contribution() {
      return score.contribution();
    }
  }

  /** The hits of a page, in its order. */
  public List<Hit> hits(List<Scored> page) throws IOException {
    List<Hit> hits = new ArrayList<>(page.size());
    for (Scored scored : page) {
      hits.add(hit(scored));
    }
    return hits;
  }

  private Hit hit(Scored scored) throws IOException {
    Item item = state.item(scored.doc());
    if (reasons == null) {
      return new Hit(item, scored.score(), Map.of(), List.of());
    }
    List<Part> parts = new ArrayList<>();
    Map<String, SourceScore> scores = new LinkedHashMap<>();
    for (int s = 0; s < sources.size(); s++) {
      CandidateSource source = sources.get(s);
      double raw = scored.raw()[s];
      double normalised = source.normalise(raw);
      SourceScore score =
          new SourceScore(
              Double.isFinite(raw) ? raw : 0, normalised, blend.weight(source.kind()) * normalised);
      scores.put(source.kind().wire(), score);
      parts.add(new Part(source, score));
    }
    return new Hit(item, scored.score(), scores, reasons(reasons, scored, parts));
  }

  private static List<Reason> reasons(Reasons words, Scored scored, List<Part> parts)
      throws IOException {
    parts.sort(Comparator.comparingDouble(Part::contribution).reversed());
    List<Reason> found = new ArrayList<>();
    for (Part part : parts) {
      if (found.size() == MOST_REASONS || part.contribution() <= SLIGHTEST_SHARE * scored.score()) {
        break;
      }
      Optional<Reason> reason =
          words.of(part.source().kind(), scored.ordinal(), part.score().normalised());
      if (reason.isPresent() && !found.contains(reason.get())) {
        found.add(reason.get());
      }
    }
    return List.copyOf(found);
  }
}
