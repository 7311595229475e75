package dev.souk.view.schema;

import dev.souk.representation.collaborative.LogLikelihood;
import org.apache.lucene.index.FieldInvertState;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.similarities.Similarity;

/**
 * Scores a companion of an item by how sure it is that the two go together: by the square root of
 * the {@linkplain LogLikelihood log-likelihood ratio} of two groups of purchases, those that were
 * counted as companions of the item and all others, which are of the companion or not. A purchase
 * is an item of a shopper, so this holds however few of a shopper's purchases are drawn as
 * companions. The root grows as a count's distance from chance does, so that the evidence of
 * several companions adds up.
 *
 * <p>As with words, what is true of the whole shop is not in the postings, but told by whoever
 * searches, as of now: the collection's documents are the shop's purchases, and a term's are those
 * of that item. A higher count, or fewer purchases that were counted, never score less, so Lucene
 * may pass over what cannot be among the best.
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
      float boost, CollectionStatistics purchases, TermStatistics... companions) {
    long all = purchases.docCount();
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
   * @param both counted purchases of the companion
   * @param counted all counted purchases
   * @param other purchases of the companion
   * @param all purchases
   */
  public static float evidence(long both, long counted, long other, long all) {
    // For a bound Lucene asks what the highest of all frequencies would score in the shortest of
    // all
    // fields: that is as if all purchases of the companion had been counted, and no others.
    double together = Math.min(both, other);
    double one = Math.max(counted, together);
    double purchases = Math.max(all, one + other - together);
    return (float) Math.sqrt(LogLikelihood.ratio(together, one, other, purchases));
  }
}
