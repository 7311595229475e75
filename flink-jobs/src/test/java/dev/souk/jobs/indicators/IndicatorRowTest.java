package dev.souk.jobs.indicators;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.domain.ItemIndicators;
import dev.souk.domain.ItemIndicators.Companion;
import dev.souk.view.schema.IndicatorsSchema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IndicatorRowTest {

  private static final IndicatorRowCodec CODEC = new IndicatorRowCodec();
  private static final String ITEM = "lamp";

  private final IndicatorRow row = new IndicatorRow();

  private static IndicatorChange change(
      String shopper, int shoppers, int purchases, long period, int direct, String... companions) {
    return new IndicatorChange(
        ITEM,
        Sample.level(shopper, ITEM),
        purchases,
        shoppers,
        period,
        0,
        direct,
        PackedNames.pack(List.of(companions)));
  }

  private static ItemIndicators published(IndicatorRow row) {
    return IndicatorsSchema.read(row.document(ITEM));
  }

  @Test
  void countsShoppersOfEachCompanion_whatOneDoesIsNotPublished() {
    row.add(change("ann", 1, 1, 226, 1, "bulb", "mug"));
    row.add(change("bob", 1, 1, 226, 1, "mug", "bulb"));
    row.add(change("cem", 1, 1, 227, 1, "bulb", "teapot"));
    assertEquals(
        new ItemIndicators(
            ITEM, 3, 6, List.of(new Companion("bulb", 3, 1 + 2), new Companion("mug", 2, 1))),
        published(row));
  }

  @Test
  void whatIsTakenBackIsGone() {
    row.add(change("ann", 1, 1, 226, 0, "bulb"));
    row.add(change("bob", 1, 1, 226, 0, "bulb"));
    row.add(change("bob", -1, 0, 226, 0, "bulb"));
    row.add(change("bob", 1, 0, 226, 0, "mug"));
    row.add(change("cem", 1, 1, 226, 0, "mug"));
    assertEquals(
        new ItemIndicators(ITEM, 3, 3, List.of(new Companion("mug", 2, 0))), published(row));
  }

  /** What everybody does with an item: adds, takes back, adds again; some changes make no pair. */
  private static List<List<IndicatorChange>> histories(Random random, int shoppers, int items) {
    List<List<IndicatorChange>> histories = new ArrayList<>();
    for (int s = 0; s < shoppers; s++) {
      String shopper = "s" + s;
      List<IndicatorChange> history = new ArrayList<>();
      String[] companions = companions(random, items);
      history.add(
          change(shopper, 1, 1 + random.nextInt(2), 220 + random.nextInt(6), 3, companions));
      if (random.nextInt(3) == 0) {
        IndicatorChange last = history.getLast();
        history.add(change(shopper, -1, 0, last.period(), 3, companions));
        if (random.nextBoolean()) {
          history.add(change(shopper, 1, 1, last.period(), 3, companions(random, items)));
        }
      }
      histories.add(history);
    }
    return histories;
  }

  private static String[] companions(Random random, int items) {
    List<String> companions = new ArrayList<>();
    while (companions.size() < PurchaseHistory.MOST_OF_VISIT + PurchaseHistory.MOST_BEFORE) {
      String item = "item" + random.nextInt(items);
      if (!companions.contains(item)) {
        companions.add(item);
      }
    }
    return companions.toArray(String[]::new);
  }

  /** The changes of all, each shopper's in their order; written and read again now and then. */
  private static IndicatorRow mixed(List<List<IndicatorChange>> histories, Random random) {
    List<Integer> turns = new ArrayList<>();
    for (int s = 0; s < histories.size(); s++) {
      turns.addAll(Collections.nCopies(histories.get(s).size(), s));
    }
    Collections.shuffle(turns, random);
    int[] next = new int[histories.size()];
    IndicatorRow row = new IndicatorRow();
    for (int shopper : turns) {
      row.add(histories.get(shopper).get(next[shopper]++));
      if (random.nextInt(50) == 0) {
        row = CODEC.decode(CODEC.encode(row));
      }
    }
    return row;
  }

  @Test
  void theOrderOfShoppersMakesNoDifference_alsoBeyondTheSample() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int shoppers : new int[] {50, 3_000}) {
      List<List<IndicatorChange>> histories = histories(random, shoppers, 100);
      IndicatorRow first = mixed(histories, random);
      ItemIndicators document = published(first);
      assertTrue(document.companions().size() > 10, "seed " + seed);
      for (int round = 0; round < 5; round++) {
        IndicatorRow other = mixed(histories, random);
        assertEquals(document, published(other), "seed " + seed);
        assertArrayEquals(CODEC.encode(first), CODEC.encode(other), "seed " + seed);
      }
    }
  }

  @Test
  void stateIsBounded_andTheSampleIsFair() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    int shoppers = 20_000;
    int largest = 0;
    for (int s = 0; s < shoppers; s++) {
      String[] companions = companions(random, 1_000_000);
      companions[0] = s % 4 == 0 ? "bulb" : "mug";
      row.add(change("s" + s, 1, 1, 226, 1, companions));
      largest = Math.max(largest, row.packedLength());
    }
    ItemIndicators document = published(row);
    assertEquals(shoppers, document.shoppers());
    assertTrue(document.counted() > 20 * Sample.SHOPPERS / 4, () -> document + ", seed " + seed);
    assertTrue(document.counted() < 20 * 2 * Sample.SHOPPERS, () -> document + ", seed " + seed);
    // Of each of 512 shoppers 20 companions, each of 20 bytes.
    assertTrue(largest < 512 * 20 * 20, "%d bytes, seed %d".formatted(largest, seed));
    Map<String, Integer> counts = new java.util.HashMap<>();
    document.companions().forEach(c -> counts.put(c.itemId(), c.shoppers()));
    double share = counts.getOrDefault("bulb", 0) * 20.0 / document.counted();
    assertEquals(0.25, share, 0.2, "seed " + seed);
  }

  @Test
  void noMoreThanSoManyAreCounted() {
    assertEquals(0, Sample.lowest(Sample.SHOPPERS));
    assertEquals(1, Sample.lowest(Sample.SHOPPERS + 1));
    assertEquals(1, Sample.lowest(2 * Sample.SHOPPERS + 1));
    assertEquals(2, Sample.lowest(4 * Sample.SHOPPERS));
    assertEquals(Sample.HIGHEST, Sample.lowest(Long.MAX_VALUE));
  }
}
