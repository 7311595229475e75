package dev.souk.retrieval.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SparseScoresTest {

  private static final long SEED = 20_261_129L;

  @Test
  void build_addsUpWhatWasAdded_howeverMuchItIs() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int items : new int[] {1, 1000, 1024, 1025, 50_000}) {
      SparseScores.Builder builder = new SparseScores.Builder();
      Map<Integer, Float> expected = new TreeMap<>();
      for (int n = 0; n < 2 * items; n++) {
        // Ordinals of one low word crowd in one place.
        int ordinal = random.nextInt(items) << random.nextInt(2) * 14;
        float score = random.nextInt(1, 100);
        builder.add(ordinal, score);
        expected.merge(ordinal, score, Float::sum);
      }
      SparseScores built = builder.build();
      assertEquals(expected.size(), built.scores().length, "seed " + SEED);
      expected.forEach(
          (ordinal, score) -> assertEquals(score, built.score(ordinal), "seed " + SEED));
      assertEquals(0, built.score(items << 15));
    }
  }

  @Test
  void best_isByScore_equalsByOrdinal_withoutThoseThatSpeakAgainst() {
    SparseScores.Builder builder = new SparseScores.Builder();
    builder.add(7, 1);
    builder.add(3, 2);
    builder.add(9, -1);
    builder.add(5, 1);
    assertArrayEquals(new int[] {3, 5, 7}, builder.build().best());
  }
}
