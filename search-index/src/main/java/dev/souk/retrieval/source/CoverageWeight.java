package dev.souk.retrieval.source;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/** Makes the scorers of a {@link CoverageQuery}. */
final class CoverageWeight extends Weight {

  private final CoverageQuery query;
  private final List<Weight> words;
  private final int leading;
  private final float boost;

  /**
   * @param words of the words, in their order
   * @param leading a document that matches has at least one of so many first words
   */
  CoverageWeight(CoverageQuery query, List<Weight> words, int leading, float boost) {
    super(query);
    this.query = query;
    this.words = words;
    this.leading = leading;
    this.boost = boost;
  }

  @Override
  public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext leaf) throws IOException {
    ScorerSupplier[] suppliers = new ScorerSupplier[words.size()];
    long cost = 0;
    for (int i = 0; i < suppliers.length; i++) {
      suppliers[i] = words.get(i).scorerSupplier(leaf);
      cost += i < leading && suppliers[i] != null ? suppliers[i].cost() : 0;
    }
    if (cost == 0) {
      return null;
    }
    long candidates = cost;
    return new ScorerSupplier() {
      @Override
      public Scorer get(long leadCost) throws IOException {
        @Nullable Scorer[] scorers = new Scorer[suppliers.length];
        for (int i = 0; i < scorers.length; i++) {
          scorers[i] = suppliers[i] == null ? null : suppliers[i].get(leadCost);
        }
        return new CoverageScorer(query, scorers, leading, boost);
      }

      @Override
      public long cost() {
        return candidates;
      }
    };
  }

  @Override
  public Explanation explain(LeafReaderContext leaf, int doc) throws IOException {
    Scorer scorer = scorer(leaf);
    return scorer != null && scorer.iterator().advance(doc) == doc
        ? Explanation.match(scorer.score(), query.toString())
        : Explanation.noMatch(query.toString());
  }

  @Override
  public boolean isCacheable(LeafReaderContext leaf) {
    return true;
  }
}
