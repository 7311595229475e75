package dev.souk.cli.chaos.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChaosPlanTest {

  @Test
  void draw_sameSeed_isTheSamePlan() {
    assertEquals(ChaosPlan.draw(7, 50, 1000, 90_000), ChaosPlan.draw(7, 50, 1000, 90_000));
    assertNotEquals(
        ChaosPlan.draw(7, 50, 1000, 90_000).faults(), ChaosPlan.draw(8, 50, 1000, 90_000).faults());
  }

  @Test
  void draw_anySeed_killsAsAskedInOrderAndWithinTheStream() {
    for (long seed = 0; seed < 200; seed++) {
      int kills = 1 + (int) (seed % 60);
      ChaosPlan plan = ChaosPlan.draw(seed, kills, 1000, 90_000);
      assertEquals(kills, plan.kills(), "seed " + seed);
      long before = 1000;
      for (Fault fault : plan.faults()) {
        assertTrue(fault.at() >= before && fault.at() <= 90_000, fault.describe());
        before = fault.at();
      }
    }
  }

  @Test
  void draw_enoughKills_hitsEveryTargetAndDamagesBothPlaces() {
    for (long seed = 0; seed < 200; seed++) {
      ChaosPlan plan = ChaosPlan.draw(seed, 5, 0, 1000);
      Set<Target> hit = EnumSet.noneOf(Target.class);
      int copies = 0;
      int stored = 0;
      for (Fault fault : plan.faults()) {
        switch (fault) {
          case Fault.Kill kill -> hit.add(kill.target());
          case Fault.DamageCopy _ -> {
            hit.add(Target.API);
            copies++;
          }
          case Fault.DamageStored _ -> stored++;
        }
      }
      assertEquals(EnumSet.allOf(Target.class), hit, "seed " + seed);
      assertTrue(copies > 0 && stored > 0, "seed " + seed);
    }
  }

  @Test
  void draw_noKills_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> ChaosPlan.draw(1, 0, 0, 10));
    assertThrows(IllegalArgumentException.class, () -> ChaosPlan.draw(1, 1, 10, 10));
  }
}
