package dev.souk.benchmarks.feed;

import dev.souk.domain.Availability;
import dev.souk.domain.EventKind;
import dev.souk.domain.Item;
import dev.souk.domain.ItemIndicators;
import dev.souk.domain.ItemIndicators.Companion;
import dev.souk.domain.ItemSignals;
import dev.souk.domain.Money;
import dev.souk.domain.Profile;
import dev.souk.domain.Touch;
import dev.souk.kernels.FloatMatrix;
import dev.souk.representation.collaborative.AlsConfig;
import dev.souk.representation.collaborative.BasketModel;
import dev.souk.representation.collaborative.FactorModel;
import dev.souk.representation.collaborative.ItemItemModel;
import dev.souk.view.schema.FactorsSchema.Models;
import dev.souk.view.schema.IndexedItem;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A shop of a seed's making. Items belong to groups, which share words, brand, category and a
 * direction of their factors; shoppers touch items of a few groups, the popular ones more often.
 * Popularity falls with the rank as 1/√rank. Immutable, thread-safe.
 *
 * @param items how many
 * @param shoppers how many
 * @param rank of the factors
 * @param seed decides everything
 */
record SyntheticShop(int items, int shoppers, int rank, long seed) {

  private static final int GROUP = 500;
  private static final int WORDS = 50_000;
  private static final int TERMS = 12;
  private static final int NEIGHBOURS = 30;
  private static final int MOST_TOUCHES = 100;
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  /** The id of an item; they sort as they are numbered. */
  static String itemId(int item) {
    return String.format("item%08d", item);
  }

  static String shopperId(int shopper) {
    return "shopper" + shopper;
  }

  private SplittableRandom random(int kind, int number) {
    return new SplittableRandom(seed * 31 + kind + 10L * number);
  }

  private int groups() {
    return Math.max(1, items / GROUP);
  }

  private int group(int item) {
    return item % groups();
  }

  /** An item, its terms, and no vector. */
  IndexedItem item(int item) {
    SplittableRandom random = random(1, item);
    Map<String, Float> terms = new TreeMap<>();
    SplittableRandom ofGroup = random(2, group(item));
    StringBuilder title = new StringBuilder();
    for (int t = 0; t < TERMS; t++) {
      // Half of the words are the group's; frequent words are short numbers.
      SplittableRandom from = t % 2 == 0 ? ofGroup : random;
      String word = "w" + (int) (WORDS * Math.pow(from.nextDouble(), 3));
      terms.merge(word, (float) (0.1 + 0.4 * from.nextDouble()), Math::max);
      title.append(title.isEmpty() ? "" : " ").append(word);
    }
    String category = "c" + group(item) % 300;
    Item made =
        new Item(
            itemId(item),
            title.toString(),
            "",
            new Money(BigDecimal.valueOf(1 + random.nextInt(10_000), 2), "USD"),
            null,
            "brand" + group(item) % 1_000,
            List.of("All", category),
            random.nextInt(20) == 0 ? Availability.OUT_OF_STOCK : Availability.IN_STOCK,
            null,
            null,
            null,
            "en",
            Map.of());
    return new IndexedItem(made, terms, new float[0], "");
  }

  /** What all shoppers say of an item. */
  ItemSignals signals(int item) {
    double popularity = Math.log(1e6 / Math.sqrt(1.0 + place(item))) / Math.log(2);
    double trend = random(3, item).nextDouble() - 0.5;
    return new ItemSignals(itemId(item), 0, 0, 0, 0, 0, 0, 0, popularity, trend)
        .with(item(item).item().offer());
  }

  /** An item's place by popularity: the numbers in another order, for a large prime is coprime. */
  private int place(int item) {
    return (int) ((item + 1L) * 982_451_653L % items);
  }

  /** A shopper with 5 to 100 touched items, most with few, a third of them bought. */
  Profile profile(int shopper) {
    SplittableRandom random = random(4, shopper);
    int count = (int) Math.min(MOST_TOUCHES, 5 / Math.pow(1 - random.nextDouble(), 0.7));
    int likes = 1 + random.nextInt(4);
    Map<String, Touch> touches = new LinkedHashMap<>();
    for (int t = 0; t < count; t++) {
      int group = random(5, shopper * 4 + random.nextInt(likes)).nextInt(groups());
      int inGroup = (int) (items / groups() * Math.pow(random.nextDouble(), 2));
      String id = itemId(Math.min(items - 1, group + inGroup * groups()));
      boolean bought = random.nextInt(3) == 0;
      EventKind kind = bought ? EventKind.PURCHASE : EventKind.VIEW_ITEM;
      touches.putIfAbsent(
          id,
          new Touch(
              id,
              kind,
              kind.weight() * Math.pow(0.97, t),
              bought ? 0 : 1,
              0,
              bought ? 1 : 0,
              NOW.minusSeconds(3_600L * t)));
    }
    List<Touch> list = new ArrayList<>(touches.values());
    return new Profile(shopperId(shopper), NOW, count, list, Map.of(), Map.of(), 0);
  }

  /** What the buyers of an item bought besides: neighbours as those of {@link #models}. */
  ItemIndicators indicators(int item) {
    SplittableRandom random = random(8, item);
    int bought = 50 + random.nextInt(200);
    List<Companion> companions = new ArrayList<>();
    for (int row : neighbours(item, random)) {
      int shoppers = 2 + random.nextInt(20);
      companions.add(new Companion(itemId(row), shoppers, shoppers * random.nextDouble()));
    }
    return new ItemIndicators(itemId(item), bought, 10L * bought, companions);
  }

  /** Factors around the direction of the group, and neighbours half of the group. */
  Models models() {
    String[] ids = new String[items];
    float[] factors = new float[Math.multiplyExact(items, rank)];
    int[][] neighbours = new int[items][];
    float[][] weights = new float[items][];
    for (int item = 0; item < items; item++) {
      ids[item] = itemId(item);
      SplittableRandom random = random(6, item);
      SplittableRandom ofGroup = random(7, group(item));
      // The norm of a factor grows with how often the item was bought.
      double norm = 0.3 + 0.7 / Math.pow(1 + place(item), 0.1);
      for (int d = 0; d < rank; d++) {
        double value = 0.7 * ofGroup.nextGaussian() + 0.7 * random.nextGaussian();
        factors[item * rank + d] = (float) (norm * value / Math.sqrt(rank));
      }
      neighbours[item] = neighbours(item, random);
      weights[item] = new float[neighbours[item].length];
      for (int e = 0; e < weights[item].length; e++) {
        weights[item][e] = (float) (0.2 * random.nextDouble());
      }
    }
    float[] demand = new float[items];
    Arrays.fill(demand, 1);
    AlsConfig config = new AlsConfig(rank, 0.1, 0.01, 1, 1, seed);
    String trainedTo = "behavior-0:1";
    return new Models(
        FactorModel.of(ids, new FloatMatrix(items, rank, factors), demand, config, trainedTo),
        new ItemItemModel(ids, neighbours, weights, trainedTo),
        null,
        BasketModel.NONE,
        null,
        null);
  }

  private int[] neighbours(int item, SplittableRandom random) {
    int[] rows = new int[NEIGHBOURS];
    int perGroup = Math.max(1, items / groups());
    for (int e = 0; e < NEIGHBOURS; e++) {
      int near = group(item) + random.nextInt(perGroup) * groups();
      rows[e] = e % 2 == 0 ? Math.min(items - 1, near) : random.nextInt(items);
    }
    return Arrays.stream(rows).filter(row -> row != item).sorted().distinct().toArray();
  }
}
