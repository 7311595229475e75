package dev.souk.representation.collaborative;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.representation.collaborative.CollaborativeTuner.Choice;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class CollaborativeTunerTest {

  private static final long SEED = 20_261_129L;
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private static Choice choose(Interactions interactions, int threads) {
    return new CollaborativeTuner(
            AlsConfig.forData(interactions).withRank(8),
            ItemItemConfig.forData(interactions),
            DemandTrend.DEFAULT,
            new JavaCholesky(),
            threads)
        .choose(interactions)
        .choice();
  }

  /** A walk around a ring: what comes next is next to the last item, whatever was before. */
  private static Interactions walks(Duration step) {
    Random random = new Random(SEED);
    Interactions.Builder builder = Interactions.builder();
    for (int u = 0; u < 600; u++) {
      int at = random.nextInt(200);
      for (int i = 0; i < 9; i++) {
        String item = String.format("i%03d", at);
        builder.add(String.format("u%04d", u), item, 1, START.plus(step.multipliedBy(i)));
        at = i % 3 == 2 ? random.nextInt(200) : (at + 1) % 200;
      }
    }
    return builder.build();
  }

  private static double heldOut(Choice choice, String name) {
    String figures = choice.figures().get(name);
    assertTrue(figures != null, () -> name + " is not among " + choice.figures().keySet());
    String[] both = String.valueOf(figures).split("/", -1);
    return (Double.parseDouble(both[0]) + Double.parseDouble(both[1])) / 2;
  }

  @Test
  void choose_whereTheLastItemSaysMost_fadesHistories() {
    Choice choice = choose(walks(Duration.ofHours(1)), 2);
    assertTrue(choice.blend().historyDecay() < 1, () -> choice.blend() + ", seed " + SEED);
  }

  @Test
  void choose_whereAllIsOfOneTime_fadesNothing() {
    assertEquals(1, choose(walks(Duration.ZERO), 2).blend().historyDecay());
  }

  @Test
  void choose_isTheBestOfWhatWasTried() {
    Choice choice = choose(Planted.shop(Planted.SEED).interactions(), 2);
    double best = 0;
    for (String name : choice.figures().keySet()) {
      if (name.startsWith("held-out-factor-share-")) {
        best = Math.max(best, heldOut(choice, name));
      }
    }
    String chosen =
        "held-out-factor-share-"
            + String.format(java.util.Locale.ROOT, "%.3g", choice.blend().factorShare());
    assertEquals(best, heldOut(choice, chosen), 1e-4, () -> "seed " + Planted.SEED);
    assertTrue(
        best > heldOut(choice, "held-out-factor-share-0.00")
            || best > heldOut(choice, "held-out-factor-share-1.00"),
        () -> "all alike: " + choice.figures());
  }

  @Test
  void choose_onAnyNumberOfThreads_isTheSame() {
    Interactions interactions = walks(Duration.ofHours(1));
    assertEquals(choose(interactions, 1), choose(interactions, 3));
  }

  @Test
  void choose_ofFewUsers_leavesTheDefaults() {
    Interactions.Builder builder = Interactions.builder();
    for (int u = 0; u < 20; u++) {
      for (int i = 0; i < 5; i++) {
        builder.add("u" + u, "i" + (u + i) % 10, 1, START);
      }
    }
    Choice choice = choose(builder.build(), 1);
    assertEquals(CollaborativeBlend.DEFAULT, choice.blend());
    assertEquals(ItemItemConfig.RIDGE, choice.itemItem().ridge());
  }
}
