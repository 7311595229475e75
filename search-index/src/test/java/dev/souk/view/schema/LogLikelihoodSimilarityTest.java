package dev.souk.view.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.representation.collaborative.LogLikelihood;
import java.util.Random;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.similarities.Similarity.SimScorer;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;

class LogLikelihoodSimilarityTest {

  private static SimScorer scorer(long other, long all) {
    return new LogLikelihoodSimilarity()
        .scorer(
            2,
            new CollectionStatistics("companions", all, all, all, all),
            new TermStatistics(new BytesRef("lamp"), other, other));
  }

  @Test
  void isTheRootOfTheRatio() {
    assertEquals(
        2 * Math.sqrt(LogLikelihood.ratio(10, 15, 13, 100)), scorer(13, 100).score(10, 15), 1e-5);
    assertEquals(0, scorer(50, 100).score(20, 50));
  }

  /** What Lucene relies on when it passes over documents. */
  @Test
  void aHigherFrequencyOrASmallerNormNeverScoresLess_norMoreThanTheBound() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 5_000; round++) {
      int all = 10 + random.nextInt(5_000);
      int other = 1 + random.nextInt(all);
      int sampled = 1 + random.nextInt(all);
      int both = 1 + random.nextInt(Math.min(other, sampled));
      SimScorer scorer = scorer(other, all);
      float score = scorer.score(both, sampled);
      String where = "seed %d: %d, %d, %d, %d".formatted(seed, both, sampled, other, all);
      assertTrue(score >= 0, where);
      assertTrue(scorer.score(both + 1, sampled) >= score - 1e-3, where);
      assertTrue(scorer.score(both, sampled + 1) <= score + 1e-3, where);
      assertTrue(scorer.score(Integer.MAX_VALUE, 1) >= score - 1e-3, where);
      assertTrue(scorer.score(Float.MAX_VALUE, 1) >= score - 1e-3, where);
    }
  }
}
