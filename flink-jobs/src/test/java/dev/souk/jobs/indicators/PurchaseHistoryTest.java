package dev.souk.jobs.indicators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PurchaseHistoryTest {

  private static final long MINUTE = Duration.ofMinutes(1).toMillis();

  private static Companions of(List<Purchase> purchases, String item) {
    return Objects.requireNonNull(PurchaseHistory.of("ann", purchases).get(item), item);
  }

  @Test
  void companionsAreOfTheSameVisitAndOfThoseBefore_notOfThoseAfter() {
    List<Purchase> purchases =
        List.of(
            new Purchase("lamp", 0),
            new Purchase("bulb", 10 * MINUTE),
            new Purchase("shade", 10 * MINUTE + 1),
            new Purchase("mug", 20 * MINUTE));
    assertEquals(List.of(), of(purchases, "lamp").items());
    Companions bulb = of(purchases, "bulb");
    assertEquals(List.of("shade", "lamp"), bulb.items());
    assertEquals(List.of(1, 1), List.of(bulb.same(), bulb.direct()));
    assertEquals(List.of("bulb", "lamp"), of(purchases, "shade").items());
    Companions mug = of(purchases, "mug");
    assertEquals(0, mug.same());
    assertEquals(2, mug.direct());
    assertEquals("lamp", mug.items().getLast());
  }

  @Test
  void manyItemsHaveNoMoreCompanionsThanOthers_andEachIsDrawn() {
    List<Purchase> purchases = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      purchases.add(new Purchase("item" + i, (i / 30) * 5 * MINUTE));
    }
    Map<String, Companions> all = PurchaseHistory.of("ann", purchases);
    HashSet<String> drawn = new HashSet<>();
    all.forEach((item, companions) -> {
      assertEquals(PurchaseHistory.MOST_OF_VISIT, companions.same());
      assertEquals(companions.items().size(), new HashSet<>(companions.items()).size());
      assertTrue(!companions.items().contains(item));
      drawn.addAll(companions.items().subList(0, companions.same()));
    });
    assertEquals(60, drawn.size());
  }

  @Test
  void theOrderOfPurchasesMakesNoDifference() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    List<Purchase> purchases = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      purchases.add(new Purchase("item" + i, random.nextLong(40 * MINUTE)));
    }
    Map<String, Companions> first = PurchaseHistory.of("ann", purchases);
    Collections.shuffle(purchases, random);
    assertEquals(first, PurchaseHistory.of("ann", purchases), "seed " + seed);
  }
}
