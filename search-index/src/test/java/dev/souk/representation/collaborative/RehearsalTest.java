package dev.souk.representation.collaborative;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.representation.collaborative.Rehearsal.Asked;
import dev.souk.representation.collaborative.Rehearsal.Touched;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RehearsalTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  /** Everybody buys four old items, an hour apart, and at last the one that is new to all. */
  private static Interactions fashion() {
    Interactions.Builder builder = Interactions.builder();
    for (int u = 0; u < 120; u++) {
      for (int i = 0; i < 4; i++) {
        String item = "old-" + (u + 5 * i) % 20;
        builder.add("u" + u, item, 1, START.plus(Duration.ofHours(i)));
      }
      if (u < 110) {
        builder.add("u" + u, "new", 1, START.plus(Duration.ofHours(9)));
      }
    }
    return builder.build();
  }

  private static Rehearsal rehearsal() {
    return rehearsal(fashion(), 8);
  }

  private static Rehearsal rehearsal(Interactions all, int rank) {
    Rehearsal rehearsal =
        new CollaborativeTuner(
                AlsConfig.forData(all).withRank(rank),
                new AlsFreedom(false, true, true, true),
                ItemItemConfig.forData(all),
                DemandTrend.DEFAULT,
                new JavaCholesky(),
                1)
            .choose(all)
            .rehearsal();
    assertNotNull(rehearsal);
    return rehearsal;
  }

  @Test
  void histories_haveNothingOfWhatIsWanted() {
    Rehearsal rehearsal = rehearsal();
    assertEquals(120, rehearsal.size());
    int surprised = 0;
    for (int n = 0; n < rehearsal.size(); n++) {
      Asked asked = rehearsal.asked(n);
      Set<String> known = new HashSet<>();
      for (Touched touched : asked.history()) {
        known.add(touched.itemId());
      }
      assertFalse(asked.wanted().isEmpty());
      for (String wanted : asked.wanted()) {
        assertFalse(known.contains(wanted), wanted);
      }
      surprised += asked.wanted().equals(List.of("new")) ? 1 : 0;
    }
    assertEquals(110, surprised);
  }

  @Test
  void popularity_isCountedWithoutWhatIsHeldOut() {
    Rehearsal rehearsal = rehearsal();
    List<String> ids = List.of(rehearsal.factors().itemIds());
    float[] popularity = rehearsal.popularity(90);
    assertEquals(Float.NEGATIVE_INFINITY, popularity[ids.indexOf("new")]);
    double kept = 0;
    for (float each : popularity) {
      kept += Math.pow(2, each);
    }
    // All is of one day, so that nothing has decayed: 590 less one held out of each of 120.
    assertEquals(590 - 120, kept, 1e-3);
    assertTrue(rehearsal.newest().isBefore(START.plus(Duration.ofHours(9))));
  }

  @Test
  void popularity_fadesByTheDay() {
    Interactions.Builder builder = Interactions.builder();
    for (int u = 0; u < 120; u++) {
      builder.add("u" + u, "a", 1, START).add("u" + u, "b", 1, START.plus(Duration.ofDays(10)));
      builder.add("u" + u, "c" + u % 7, 1, START.plus(Duration.ofDays(20)));
    }
    Rehearsal rehearsal = rehearsal(builder.build(), 4);
    List<String> ids = List.of(rehearsal.factors().itemIds());
    float[] popularity = rehearsal.popularity(10);
    assertEquals(1, popularity[ids.indexOf("b")] - popularity[ids.indexOf("a")], 1e-5);
  }

  @Test
  void value_isOfTheFeedsFirstItems() {
    Rehearsal rehearsal = rehearsal();
    int asked = 0;
    while (!rehearsal.asked(asked).wanted().equals(List.of("new"))) {
      asked++;
    }
    assertArrayEquals(new double[] {1, 1}, rehearsal.recallAndNdcg(asked, List.of("new")));
    assertArrayEquals(
        new double[] {1, Math.log(2) / Math.log(3)},
        rehearsal.recallAndNdcg(asked, List.of("never-heard-of", "new")),
        1e-12);
    assertArrayEquals(new double[] {0, 0}, rehearsal.recallAndNdcg(asked, List.of()));
  }
}
