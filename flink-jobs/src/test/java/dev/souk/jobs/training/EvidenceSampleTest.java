package dev.souk.jobs.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.jobs.training.blocks.Rating;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EvidenceSampleTest {

  private static final long SEED = 20_261_129L;
  private static final int SHOPPERS = 1000;
  private static final int ITEMS = 7;

  private static List<Rating> ratings() {
    List<Rating> ratings = new ArrayList<>();
    for (int s = 0; s < SHOPPERS; s++) {
      for (int i = 0; i < ITEMS; i++) {
        ratings.add(new Rating("s" + s, "i" + i, 1, s));
      }
    }
    return ratings;
  }

  private static EvidenceSample of(List<Rating> ratings, int most) {
    EvidenceSample sample = new EvidenceSample(most);
    ratings.forEach(sample::add);
    return sample;
  }

  @Test
  void isEverybodyWhereThereIsRoom() {
    List<Rating> all = ratings();
    EvidenceSample sample = of(all, all.size());
    assertEquals(0, sample.halvings());
    assertEquals(all, sample.drain());
    assertEquals(List.of(), sample.drain());
  }

  @Test
  void isWholeShoppersAndTheSameInAnyOrder() {
    List<Rating> all = ratings();
    EvidenceSample sample = of(all, all.size() / 3);
    assertTrue(sample.halvings() >= 2, () -> "halvings: " + sample.halvings());
    List<Rating> chosen = sample.drain();
    assertTrue(chosen.size() > all.size() / 8, () -> "chosen: " + chosen.size());
    assertTrue(chosen.size() <= all.size() / 3, () -> "chosen: " + chosen.size());
    Map<String, Integer> counts = new HashMap<>();
    chosen.forEach(each -> counts.merge(each.shopper(), 1, Integer::sum));
    counts.forEach((shopper, count) -> assertEquals(ITEMS, count, shopper));
    Collections.shuffle(all, new Random(SEED));
    assertEquals(
        new HashSet<>(chosen), new HashSet<>(of(all, all.size() / 3).drain()), "seed " + SEED);
  }

  @Test
  void refusesToHoldNothing() {
    assertThrows(IllegalArgumentException.class, () -> new EvidenceSample(0));
  }
}
