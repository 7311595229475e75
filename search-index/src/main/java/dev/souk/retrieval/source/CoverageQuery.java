package dev.souk.retrieval.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/**
 * Matches what has words of a weight that together is at least so much. It scores the sum of the
 * words that a document has, of what each of them is worth besides, and of what having them all is
 * worth; all in one pass over the postings of each word.
 *
 * <p>The lightest words that do not reach the weight by themselves are no reason to look at a
 * document: one that matches has another word as well. So documents come from the other words
 * alone, as in MaxScore (Turtle and Flood 1995), and are then checked for the rest.
 */
final class CoverageQuery extends Query {

  /** Sums of floats that should be equal differ by less. */
  static final float ROUNDING = 1e-4f;

  private final List<Word> words;
  private final float needed;
  private final float whole;

  /**
   * A word.
   *
   * @param weight above 0
   * @param bonus what a document gets for having it, besides the query's score
   */
  record Word(Query query, float weight, float bonus) {}

  /**
   * @param words which to look for
   * @param needed the least weight in all
   * @param whole what a document gets for having all words
   */
  CoverageQuery(List<Word> words, float needed, float whole) {
    List<Word> sorted = new ArrayList<>(words);
    sorted.sort(Comparator.comparing(Word::weight).reversed());
    this.words = List.copyOf(sorted);
    this.needed = needed - ROUNDING;
    this.whole = whole;
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost)
      throws IOException {
    float left = 0;
    for (Word word : words) {
      left += word.weight;
    }
    int leading = 0;
    ScoreMode mode = scoreMode.needsScores() ? ScoreMode.COMPLETE : ScoreMode.COMPLETE_NO_SCORES;
    List<Weight> weights = new ArrayList<>();
    for (Word word : words) {
      // What has this word or a heavier one; without them the lighter ones are too little.
      leading += left >= needed ? 1 : 0;
      left -= word.weight;
      weights.add(searcher.createWeight(searcher.rewrite(word.query), mode, boost));
    }
    return new CoverageWeight(this, weights, leading, boost);
  }

  /** The heaviest first. */
  List<Word> words() {
    return words;
  }

  float needed() {
    return needed;
  }

  float whole() {
    return whole;
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
        && needed == query.needed
        && whole == query.whole;
  }

  @Override
  public int hashCode() {
    return Objects.hash(words, needed, whole);
  }
}
