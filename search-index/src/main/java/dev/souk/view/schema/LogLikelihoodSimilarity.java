package dev.souk.view.schema;

import dev.souk.representation.collaborative.LogLikelihood;
import org.apache.lucene.index.FieldInvertState;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.similarities.Similarity;

/**
 * Scores a companion of an item by how sure it is that the two go together: the square root of the
 * {@linkplain LogLikelihood log-likelihood ratio} of two groups of shoppers, those of the item that
 * were sampled and all others, who bought the companion or not. The root, which grows as a count's
 * distance from chance does, so that the evidence of several companions adds up.
 *
 * <p>As with words, what is true of the whole shop is not in the postings, but told by whoever
 * searches, as of now: the collection's documents are the shop's shoppers, and a term's are those
 * who bought it. A count of more, or a smaller sample, never scores less, so Lucene may pass over
 * what cannot be among the best.
 */
public final class LogLikelihoodSimilarity extends Similarity {

  /** Stateless. */
  public LogLikelihoodSimilarity() {
    super(true);
  }

  @Override
  public long computeNorm(FieldInvertState state) {
    return Math.max(1, state.getPosition() + 1);
  }

  @Override
  public SimScorer scorer(
      float boost, CollectionStatistics shoppers, TermStatistics... companions) {
    long all = shoppers.docCount();
    long other = companions[0].docFreq();
    return new SimScorer() {
      @Override
      public float score(float frequency, long norm) {
        return boost * evidence((long) frequency, norm, other, all);
      }
    };
  }

  /**
   * The score of a companion.
   *
   * @param both sampled shoppers who bought both
   * @param sampled sampled shoppers of the item
   * @param other shoppers who bought the companion
   * @param all shoppers who bought anything
   */
  public static float evidence(long both, long sampled, long other, long all) {
    // For a bound Lucene asks what the highest of all frequencies would score in the shortest of
    // all
    // fields: that is as if all who bought the companion had been sampled, and nobody else.
    double together = Math.min(both, other);
    double one = Math.max(sampled, together);
    double shoppers = Math.max(all, one + other - together);
    return (float) Math.sqrt(LogLikelihood.ratio(together, one, other, shoppers));
  }
}
