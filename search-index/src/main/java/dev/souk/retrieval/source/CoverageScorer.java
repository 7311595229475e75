package dev.souk.retrieval.source;

import java.io.IOException;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TwoPhaseIterator;
import org.jspecify.annotations.Nullable;

/** The documents of a leaf that a {@link CoverageQuery} matches, with their scores. */
final class CoverageScorer extends Scorer {

  private final CoverageQuery query;
  private final @Nullable Scorer[] scorers;
  private final DocIdSetIterator[] words;
  private final float[] weights;
  private final float total;
  private final float boost;
  private final Candidates candidates;

  /**
   * @param scorers of the words, in their order; null of one that no document of the leaf has
   * @param leading a document that matches has at least one of so many first words
   */
  CoverageScorer(CoverageQuery query, @Nullable Scorer[] scorers, int leading, float boost) {
    this.query = query;
    this.scorers = scorers;
    this.boost = boost;
    words = new DocIdSetIterator[scorers.length];
    weights = new float[scorers.length];
    float sum = 0;
    long cost = 0;
    for (int i = 0; i < words.length; i++) {
      Scorer scorer = scorers[i];
      words[i] = scorer == null ? DocIdSetIterator.empty() : scorer.iterator();
      weights[i] = query.words().get(i).weight();
      sum += weights[i];
      cost += i < leading ? words[i].cost() : 0;
    }
    total = sum;
    candidates = new Candidates(words, leading, cost);
  }

  /** What has any of the leading words. A query has few words: the least is found by asking all. */
  private static final class Candidates extends DocIdSetIterator {

    private final DocIdSetIterator[] words;
    private final int leading;
    private final long cost;
    private int doc = -1;

    Candidates(DocIdSetIterator[] words, int leading, long cost) {
      this.words = words;
      this.leading = leading;
      this.cost = cost;
    }

    @Override
    public int docID() {
      return doc;
    }

    @Override
    public int nextDoc() throws IOException {
      return advance(doc + 1);
    }

    @Override
    public int advance(int target) throws IOException {
      int least = NO_MORE_DOCS;
      for (int i = 0; i < leading; i++) {
        least = Math.min(least, at(words[i], target));
      }
      doc = least;
      return least;
    }

    @Override
    public long cost() {
      return cost;
    }
  }

  private static int at(DocIdSetIterator word, int target) throws IOException {
    int at = word.docID();
    return at < target ? word.advance(target) : at;
  }

  @Override
  public TwoPhaseIterator twoPhaseIterator() {
    return new TwoPhaseIterator(candidates) {
      @Override
      public boolean matches() throws IOException {
        int doc = approximation.docID();
        float covered = 0;
        float left = total;
        for (int i = 0; i < words.length && covered + left >= query.needed(); i++) {
          covered += at(words[i], doc) == doc ? weights[i] : 0;
          left -= weights[i];
          if (covered >= query.needed()) {
            return true;
          }
        }
        return false;
      }

      @Override
      public float matchCost() {
        return words.length * 10f;
      }
    };
  }

  @Override
  public DocIdSetIterator iterator() {
    return TwoPhaseIterator.asDocIdSetIterator(twoPhaseIterator());
  }

  @Override
  public int docID() {
    return candidates.docID();
  }

  @Override
  public float score() throws IOException {
    int doc = candidates.docID();
    double sum = 0;
    double bonus = 0;
    boolean all = true;
    for (int i = 0; i < scorers.length; i++) {
      Scorer scorer = scorers[i];
      if (scorer != null && at(words[i], doc) == doc) {
        sum += scorer.score();
        bonus += query.words().get(i).bonus();
      } else {
        all = false;
      }
    }
    return (float) (sum + boost * (bonus + (all ? query.whole() : 0)));
  }

  /** Not known: all candidates are looked at. */
  @Override
  public float getMaxScore(int upTo) {
    return Float.POSITIVE_INFINITY;
  }
}
