package dev.souk.retrieval.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/**
 * Matches what has words of a weight that together is at least so much; scores nothing.
 *
 * <p>The lightest words that do not reach the weight by themselves are no reason to look at a
 * document: one that matches has another word as well. So documents come from the other words
 * alone, as in MaxScore (Turtle and Flood 1995), and are then checked for the rest.
 */
final class CoverageQuery extends Query {

  /** Sums of floats that should be equal differ by less. */
  private static final float ROUNDING = 1e-4f;

  private final List<Word> words;
  private final float needed;

  private record Word(Query query, float weight) {}

  /**
   * @param queries the words
   * @param weights of each word, above 0
   * @param needed the least weight in all
   */
  CoverageQuery(List<Query> queries, List<Float> weights, float needed) {
    List<Word> sorted = new ArrayList<>();
    for (int i = 0; i < queries.size(); i++) {
      sorted.add(new Word(queries.get(i), weights.get(i)));
    }
    sorted.sort(Comparator.comparing(Word::weight).reversed());
    this.words = List.copyOf(sorted);
    this.needed = needed - ROUNDING;
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost)
      throws IOException {
    float total = 0;
    for (Word word : words) {
      total += word.weight;
    }
    float left = total;
    BooleanQuery.Builder leading = new BooleanQuery.Builder();
    List<Weight> weights = new ArrayList<>();
    for (Word word : words) {
      // What has this word or a heavier one; without them the lighter ones are too little.
      if (left >= needed) {
        leading.add(word.query, Occur.SHOULD);
      }
      left -= word.weight;
      weights.add(weight(searcher, word.query));
    }
    return new CoverageWeight(this, weights, weight(searcher, leading.build()), total, boost);
  }

  private static Weight weight(IndexSearcher searcher, Query query) throws IOException {
    return searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
  }

  @Override
  public void visit(QueryVisitor visitor) {
    QueryVisitor some = visitor.getSubVisitor(Occur.SHOULD, this);
    for (Word word : words) {
      word.query.visit(some);
    }
  }

  @Override
  public String toString(String field) {
    return "coverage of " + needed + " by " + words;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CoverageQuery query
        && words.equals(query.words)
        && needed == query.needed;
  }

  @Override
  public int hashCode() {
    return Objects.hash(words, needed);
  }

  private static final class CoverageWeight extends ConstantScoreWeight {

    private final CoverageQuery query;
    private final List<Weight> weights;
    private final Weight leading;
    private final float total;

    private CoverageWeight(
        CoverageQuery query, List<Weight> weights, Weight leading, float total, float boost) {
      super(query, boost);
      this.query = query;
      this.weights = weights;
      this.leading = leading;
      this.total = total;
    }

    @Override
    public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext leaf) throws IOException {
      ScorerSupplier candidates = leading.scorerSupplier(leaf);
      if (candidates == null) {
        return null;
      }
      return new ScorerSupplier() {
        @Override
        public Scorer get(long leadCost) throws IOException {
          return new ConstantScoreScorer(
              0, ScoreMode.COMPLETE_NO_SCORES, covered(candidates.get(leadCost), leaf));
        }

        @Override
        public long cost() {
          return candidates.cost();
        }
      };
    }

    private TwoPhaseIterator covered(Scorer candidates, LeafReaderContext leaf) throws IOException {
      DocIdSetIterator[] matches = new DocIdSetIterator[weights.size()];
      for (int i = 0; i < matches.length; i++) {
        Scorer scorer = weights.get(i).scorer(leaf);
        matches[i] = scorer == null ? DocIdSetIterator.empty() : scorer.iterator();
      }
      return new TwoPhaseIterator(candidates.iterator()) {
        @Override
        public boolean matches() throws IOException {
          int doc = approximation.docID();
          float covered = 0;
          float left = total;
          for (int i = 0; i < matches.length && covered + left >= query.needed; i++) {
            float weight = query.words.get(i).weight;
            int at = matches[i].docID();
            if (at < doc) {
              at = matches[i].advance(doc);
            }
            covered += at == doc ? weight : 0;
            left -= weight;
            if (covered >= query.needed) {
              return true;
            }
          }
          return false;
        }

        @Override
        public float matchCost() {
          return matches.length * 10f;
        }
      };
    }

    @Override
    public boolean isCacheable(LeafReaderContext leaf) {
      return true;
    }
  }
}
