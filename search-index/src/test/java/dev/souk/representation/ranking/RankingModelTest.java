package dev.souk.representation.ranking;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RankingModelTest {

  private static final RankingWorth WORTH = new RankingWorth(30, 600, 0.8, 0.7, 0.05, 1);

  /** Asks feature 0, and on the left feature 1. */
  private static TreeEnsemble tree() {
    TreeBuilder builder = new TreeBuilder();
    int root = builder.begin();
    builder.split(root, 0, 0.5f);
    builder.split(builder.left(root), 1, 2);
    builder.value(builder.left(builder.left(root)), 1);
    builder.value(builder.right(builder.left(root)), 2);
    builder.value(builder.right(root), 3);
    return builder.ensemble(1);
  }

  @Test
  void whatIsAboveAThresholdGoesRight() {
    TreeEnsemble tree = tree();
    float[] rows = {0.5f, 2, 0.5f, 3, 0.6f, 0, Float.NaN, Float.NaN};

    assertArrayEquals(new double[] {1, 2, 3, 1}, tree.scores(rows, 2, 4));
    for (int r = 0; r < 4; r++) {
      assertEquals(tree.scores(rows, 2, 4)[r], tree.score(rows, 2 * r));
    }
    assertArrayEquals(new int[] {1, 1}, tree.uses(2));
  }

  @Test
  void isReadAsItWasWritten() throws IOException {
    RankingModel model = new RankingModel(List.of("a", "b"), tree(), WORTH);

    RankingModel read = RankingModel.of(model.toBytes());

    assertEquals(model.features(), read.features());
    assertEquals(WORTH, read.worth());
    assertArrayEquals(model.toBytes(), read.toBytes());
  }

  @Test
  void refusesWhatIsDamaged() {
    byte[] bytes = new RankingModel(List.of("a", "b"), tree(), WORTH).toBytes();

    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThrows(IOException.class, () -> RankingModel.of(cut), "of length " + length);
    }
  }

  @Test
  void bytesThatAreWrongNeverLeadAWalkAstray() {
    byte[] bytes = new RankingModel(List.of("a", "b"), tree(), WORTH).toBytes();
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int attempt = 0; attempt < 2000; attempt++) {
      byte[] changed = bytes.clone();
      changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
      try {
        RankingModel model = RankingModel.of(changed);
        double score = model.trees().score(new float[] {1, 1}, 0);
        assertTrue(Double.isFinite(score), "seed " + seed);
      } catch (IOException refused) {
        assertTrue(refused.getMessage() == null || !refused.getMessage().isBlank());
      }
    }
  }

  @Test
  void refusesAFeatureThatIsThereTwice() {
    assertThrows(
        IllegalArgumentException.class, () -> new RankingModel(List.of("a", "a"), tree(), WORTH));
  }

  @Test
  void isServedOnlyIfItIsWorthMoreBeyondChance() {
    assertTrue(WORTH.served());
    assertFalse(new RankingWorth(30, 600, 0.8, 0.7, 0, 1).served());
    assertThrows(IllegalArgumentException.class, () -> new RankingWorth(30, 600, 1.2, 0.7, 0, 1));
  }
}
