package dev.souk.retrieval.source;

import dev.souk.retrieval.ranking.SourceKind;
import dev.souk.retrieval.snapshot.IndicatorSpace;
import dev.souk.retrieval.taste.Taste;
import dev.souk.retrieval.taste.TasteItem;
import dev.souk.retrieval.taste.TasteMemory;
import dev.souk.view.schema.IndicatorsSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.lucene.document.FeatureField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;

/**
 * What those who bought the same bought with it or next, as of a moment ago and without any
 * training: the latest touched items are the words of a query, and items answer it whose buyers
 * bought them. Raw: the sum of their evidence ({@link
 * dev.souk.view.schema.LogLikelihoodSimilarity}), each by how strongly and how lately it was
 * wanted, and up to as much again for what is bought on the very next visit. Normalised: {@link
 * Scale}, but 1 is never less than evidence which is beyond doubt.
 *
 * <p>Only the best {@value #MOST} have a score, whoever proposed them: these are found by passing
 * over most of the others.
 */
public final class IndicatorSource extends SparseSource {

  private static final int LATEST = 30;
  private static final int MOST = 1000;

  /** The root of a log-likelihood ratio that chance brings about once in a million. */
  private static final double BEYOND_DOUBT = 4.9;

  /** What a touched item says less for every visit since. */
  private static final double FADED = 0.9;

  private static final float SLIGHTEST = 1e-3f;

  private static final Comparator<TasteItem> LATEST_FIRST =
      Comparator.comparingInt(TasteItem::age)
          .thenComparing(Comparator.comparingDouble(TasteItem::weight).reversed())
          .thenComparing(TasteItem::id);

  private static final TasteMemory.Part<SparseScores> SCORES =
      new TasteMemory.Part<>("indicators", SparseScores.class);

  private final Scale scale;

  private IndicatorSource(Scope scope, SparseScores scores) {
    super(scope, scores);
    this.scale = Scale.of(scores.scores()).atLeast(BEYOND_DOUBT);
  }

  /** Empty if nobody is known to have bought what the shopper touched and something else. */
  static Optional<IndicatorSource> of(Scope scope, Taste taste) throws IOException {
    IndicatorSpace space = scope.state().indicators();
    if (space == null || taste.items().isEmpty()) {
      return Optional.empty();
    }
    SparseScores scores = scope.memory().get(SCORES, () -> scores(space, taste));
    return scores.scores().length == 0
        ? Optional.empty()
        : Optional.of(new IndicatorSource(scope, scores));
  }

  private static SparseScores scores(IndicatorSpace space, Taste taste) throws IOException {
    BooleanQuery.Builder together = new BooleanQuery.Builder();
    BooleanQuery.Builder next = new BooleanQuery.Builder();
    for (TasteItem item : latest(taste)) {
      float weight = weight(item);
      Term companion = new Term(IndicatorsSchema.COMPANIONS, item.id());
      together.add(new BoostQuery(new TermQuery(companion), weight), Occur.SHOULD);
      next.add(FeatureField.newLinearQuery(IndicatorsSchema.NEXT, item.id(), weight), Occur.SHOULD);
    }
    Map<Integer, Float> scores = best(space, together.build());
    if (scores.isEmpty()) {
      return SparseScores.of(scores);
    }
    Map<Integer, Float> following = best(space, next.build());
    float most = Float.MIN_NORMAL;
    for (float score : following.values()) {
      most = Math.max(most, score);
    }
    float highest = most;
    scores.replaceAll(
        (ordinal, score) -> score * (1 + following.getOrDefault(ordinal, 0f) / highest));
    return SparseScores.of(scores);
  }

  /** What a touched item counts, from 1 downwards. */
  public static float weight(TasteItem item) {
    return Math.max(SLIGHTEST, (float) (item.strength() * Math.pow(FADED, item.age())));
  }

  /** The touched items that are asked for, the latest first. */
  public static List<TasteItem> latest(Taste taste) {
    List<TasteItem> items = new ArrayList<>(taste.items());
    items.sort(LATEST_FIRST);
    return items.subList(0, Math.min(LATEST, items.size()));
  }

  private static Map<Integer, Float> best(IndicatorSpace space, Query query) throws IOException {
    Map<Integer, Float> scores = new TreeMap<>();
    for (ScoreDoc hit : space.searcher().search(query, MOST).scoreDocs) {
      if (hit.score > 0) {
        scores.put(space.ordinal(hit.doc), hit.score);
      }
    }
    return scores;
  }

  @Override
  public SourceKind kind() {
    return SourceKind.INDICATORS;
  }

  @Override
  public double normalise(double raw) {
    return scale.normalise(raw);
  }
}
