package dev.souk.retrieval.source;

import dev.souk.representation.text.WeightedTerm;
import dev.souk.retrieval.ranking.SourceKind;
import dev.souk.retrieval.snapshot.ItemsFrame;
import dev.souk.retrieval.taste.Taste;
import dev.souk.retrieval.taste.TasteItem;
import dev.souk.retrieval.taste.TasteMemory;
import dev.souk.view.schema.ItemRepresentations;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.lucene.document.FeatureField;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.Weight;

/**
 * What the shopper is after in words: the decayed sum of the TF-IDF terms of what they touched, its
 * strongest terms as one weighted query. Raw: the cosine of the two bags of terms as far as they
 * are kept, 0 to 1; normalised is the same.
 */
public final class InterestSource implements CandidateSource {

  private static final int TERMS = 30;

  /** Below it a feature's weight is no normal number in the index's precision. */
  private static final float SLIGHTEST = 1e-3f;

  private static final TasteMemory.Part<Terms> TERMS_OF_TASTE =
      new TasteMemory.Part<>("interest", Terms.class);

  private final Scope scope;
  private final BooleanQuery query;
  private final LuceneScores scores;

  private InterestSource(Scope scope, Terms terms) {
    this.scope = scope;
    this.query = terms.query();
    this.scores = new LuceneScores(scope, query, terms.weight());
  }

  /** The strongest terms as a query. */
  private record Terms(BooleanQuery query, Weight weight) {}

  /** Empty if nothing the shopper touched has terms. */
  static Optional<InterestSource> of(Scope scope, Taste taste) throws IOException {
    Terms terms = scope.memory().get(TERMS_OF_TASTE, () -> terms(scope, taste));
    return terms.query().clauses().isEmpty()
        ? Optional.empty()
        : Optional.of(new InterestSource(scope, terms));
  }

  private static Terms terms(Scope scope, Taste taste) throws IOException {
    List<WeightedTerm> terms = terms(scope.items(), taste);
    double squares = 0;
    for (WeightedTerm term : terms) {
      squares += (double) term.weight() * term.weight();
    }
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    for (WeightedTerm term : terms) {
      float weight = (float) Math.max(SLIGHTEST, term.weight() / Math.sqrt(squares));
      query.add(
          FeatureField.newLinearQuery(ItemRepresentations.TERMS, term.term(), weight),
          Occur.SHOULD);
    }
    BooleanQuery built = query.build();
    return new Terms(built, LuceneScores.weight(scope, built));
  }

  private static List<WeightedTerm> terms(ItemsFrame frame, Taste taste) throws IOException {
    Map<String, Double> sums = new TreeMap<>();
    for (TasteItem item : taste.strongest()) {
      int doc = frame.doc(item.ordinal());
      LeafReaderContext leaf = frame.leaf(doc);
      ItemRepresentations.terms(leaf.reader(), doc - leaf.docBase)
          .forEach((term, weight) -> sums.merge(term, item.weight() * weight, Double::sum));
    }
    double largest = 0;
    for (double sum : sums.values()) {
      largest = Math.max(largest, sum);
    }
    List<WeightedTerm> terms = new ArrayList<>();
    for (Map.Entry<String, Double> sum : sums.entrySet()) {
      if (sum.getValue() > 0) {
        terms.add(new WeightedTerm(sum.getKey(), (float) (sum.getValue() / largest)));
      }
    }
    terms.sort(WeightedTerm.STRONGEST_FIRST);
    return terms.subList(0, Math.min(TERMS, terms.size()));
  }

  @Override
  public SourceKind kind() {
    return SourceKind.INTEREST;
  }

  /**
   * The terms stay clauses of their own beside the filter, and what is excluded is asked for and
   * left out: so Lucene passes over documents that cannot be among the best, which it does for no
   * other form.
   */
  @Override
  public void propose(int budget, Candidates candidates) throws IOException {
    BooleanQuery.Builder within = new BooleanQuery.Builder().setMinimumNumberShouldMatch(1);
    query.clauses().forEach(within::add);
    within.add(scope.bits().query(), Occur.FILTER);
    int left = budget;
    TopDocs best =
        scope.items().searcher().search(within.build(), budget + scope.excluded().size());
    for (ScoreDoc hit : best.scoreDocs) {
      if (left > 0 && !scope.excluded(hit.doc)) {
        candidates.add(hit.doc);
        left--;
      }
    }
  }

  @Override
  public LeafScorer scorer(LeafReaderContext leaf) throws IOException {
    return scores.scorer(leaf);
  }

  @Override
  public double normalise(double raw) {
    return Math.clamp(raw, 0, 1);
  }
}
