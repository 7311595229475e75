package dev.souk.representation.collaborative;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class HoldOutTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private static Interactions sequence(int length, Duration step) {
    Interactions.Builder builder = Interactions.builder();
    for (int i = 0; i < length; i++) {
      builder.add("u", String.format("i%02d", i), 1, START.plus(step.multipliedBy(i)));
    }
    return builder.build();
  }

  @Test
  void of_aHistoryInTime_holdsOutTheLatestTenth() {
    HoldOut holdOut = HoldOut.of(sequence(25, Duration.ofHours(1)), 1);
    HoldOut.Probe probe = holdOut.probes().getFirst();
    assertArrayEquals(new int[] {23, 24}, probe.wanted());
    assertEquals(23, holdOut.kept().size());
    assertEquals(22, probe.rows()[0], "the latest first");
    assertEquals(0, probe.age()[0]);
    assertEquals(22, probe.age()[22]);
    assertTrue(holdOut.ordered());
  }

  @Test
  void of_aHistoryOfOneTime_holdsOutATenthByTheSeed() {
    Interactions all = sequence(30, Duration.ZERO);
    HoldOut.Probe probe = HoldOut.of(all, 1).probes().getFirst();
    assertEquals(3, probe.wanted().length);
    assertArrayEquals(new int[27], probe.age());
    assertFalse(HoldOut.of(all, 1).ordered());
    Set<List<Integer>> choices = new HashSet<>();
    for (int seed = 0; seed < 5; seed++) {
      int[] wanted = HoldOut.of(all, seed).probes().getFirst().wanted();
      choices.add(List.of(wanted[0], wanted[1], wanted[2]));
    }
    assertTrue(choices.size() > 1, () -> "always " + choices);
  }

  @Test
  void of_baskets_holdsOutTheWholeLastOne() {
    Interactions.Builder builder = Interactions.builder();
    for (int i = 0; i < 9; i++) {
      builder.add("u", "i" + i, 1, START.plus(Duration.ofDays(i / 3)));
      builder.add("once", "i" + i, 1, START);
    }
    HoldOut holdOut = HoldOut.of(builder.build(), 1);
    assertEquals(1, holdOut.probes().size(), "who came once says nothing of what comes next");
    HoldOut.Probe probe = holdOut.probes().getFirst();
    assertArrayEquals(new int[] {6, 7, 8}, probe.wanted());
    assertArrayEquals(new int[] {0, 0, 0, 1, 1, 1}, probe.age());
  }

  @Test
  void of_anything_trainsOnNothingThatIsHeldOut() {
    Interactions all = Planted.shop(Planted.SEED).interactions();
    HoldOut holdOut = HoldOut.of(all, 7);
    assertEquals(all.users(), holdOut.probes().size());
    for (int user = 0; user < all.users(); user++) {
      Set<Integer> trained = new HashSet<>();
      for (int row : holdOut.kept().history(user).rows()) {
        trained.add(row);
      }
      for (int row : holdOut.probes().get(user).wanted()) {
        assertFalse(trained.contains(row), all.userId(user) + " and item " + row);
      }
      assertEquals(
          all.history(user).size(), trained.size() + holdOut.probes().get(user).wanted().length);
    }
    assertArrayEquals(all.itemIds(), holdOut.kept().itemIds());
  }

  @Test
  void qualities_ofTheHeldOutItemAtFirstPlace_areAsDefined() {
    HoldOut holdOut = HoldOut.of(sequence(15, Duration.ofHours(1)), 1);
    float[] scores = new float[15];
    scores[3] = 9;
    scores[14] = 2;
    float[] unknown = scores.clone();
    unknown[14] = 0;
    // Item 3 is in the history, so 14 is first; of a model that does not know it, it is nowhere.
    try (ParallelRows one = new ParallelRows(1)) {
      HoldOut.Quality[] qualities =
          holdOut.qualities(2, HoldOut.each(probe -> new float[][] {scores, unknown}), one);
      assertEquals(new HoldOut.Quality(1, 1), qualities[0]);
      assertEquals(new HoldOut.Quality(0, 0), qualities[1]);
    }
  }

  @Test
  void of_usersOfTwoItems_asksNobody() {
    assertEquals(0, HoldOut.of(sequence(2, Duration.ofHours(1)), 1).probes().size());
  }
}
