package dev.souk.retrieval.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.retrieval.experiment.TeamDraft.Pick;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class TeamDraftTest {

  private static List<Pick<String>> draft(List<String> a, List<String> b, long seed, int most) {
    return TeamDraft.draft(a, b, Function.identity(), seed, most);
  }

  private static List<String> shuffled(Random random, int size) {
    List<String> list = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      list.add("i" + random.nextInt(2 * size));
    }
    List<String> distinct = new ArrayList<>(new HashSet<>(list));
    Collections.shuffle(distinct, random);
    return distinct;
  }

  @Test
  void everyRound_givesEachTeamItsBest() {
    long seed = Long.getLong("souk.seed", System.nanoTime());
    System.out.println("TeamDraftTest: -Dsouk.seed=" + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      List<String> a = shuffled(random, 1 + random.nextInt(30));
      List<String> b = shuffled(random, 1 + random.nextInt(30));
      List<Pick<String>> picks = draft(a, b, round, 1000);
      String what = "seed " + seed + ", round " + round;
      Set<String> all = new HashSet<>(a);
      all.addAll(b);
      assertEquals(all.size(), picks.size(), what);
      Set<String> taken = new HashSet<>();
      int[] teams = new int[2];
      boolean over = false;
      for (Pick<String> pick : picks) {
        List<String> leftA = new ArrayList<>(a);
        leftA.removeAll(taken);
        List<String> leftB = new ArrayList<>(b);
        leftB.removeAll(taken);
        if (pick.team() == TeamDraft.NO_TEAM) {
          assertTrue(leftA.isEmpty() || leftB.isEmpty(), what);
          over = true;
        } else {
          assertEquals((pick.team() == 0 ? leftA : leftB).getFirst(), pick.element(), what);
          teams[pick.team()]++;
          assertTrue(Math.abs(teams[0] - teams[1]) <= 1, what);
          assertTrue(!over, what);
        }
        assertTrue(taken.add(pick.element()), what);
      }
      int most = random.nextInt(picks.size() + 1);
      assertEquals(picks.subList(0, most), draft(a, b, round, most), what);
    }
  }

  @Test
  void theCoin_isFair() {
    List<String> a = List.of("a1", "a2");
    List<String> b = List.of("b1", "b2");
    int first = 0;
    for (int seed = 0; seed < 2000; seed++) {
      first += draft(a, b, seed, 1).getFirst().team() == 0 ? 1 : 0;
    }
    // Five standard deviations of 2,000 fair coins are 112.
    assertTrue(Math.abs(first - 1000) < 112, first + " of 2000");
  }
}
