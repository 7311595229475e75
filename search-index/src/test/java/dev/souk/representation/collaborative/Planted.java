package dev.souk.representation.collaborative;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * A made shop with a known structure: shoppers and items belong to groups, a shopper buys mostly in
 * their own group, and one purchase of each is held out.
 */
record Planted(Interactions interactions, List<String> heldOut) {

  static final long SEED = 20_261_124L;
  private static final int GROUPS = 8;
  private static final int ITEMS_PER_GROUP = 25;
  private static final int USERS = 400;
  private static final int BASKET = 10;
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  static String user(int u) {
    return String.format("u%04d", u);
  }

  static Planted shop(long seed) {
    Random random = new Random(seed);
    Interactions.Builder builder = Interactions.builder();
    List<String> heldOut = new ArrayList<>();
    for (int u = 0; u < USERS; u++) {
      Set<String> basket = new HashSet<>();
      while (basket.size() < BASKET) {
        boolean stray = random.nextInt(10) == 0;
        int group = stray ? random.nextInt(GROUPS) : u % GROUPS;
        String item = "i" + group + "-" + random.nextInt(ITEMS_PER_GROUP);
        if (basket.add(item)) {
          Instant at = START.plus(Duration.ofMinutes(random.nextInt(100_000)));
          builder.add(user(u), item, 1 + random.nextInt(3) * 0.25f, at);
        }
      }
      String held;
      do {
        held = "i" + u % GROUPS + "-" + random.nextInt(ITEMS_PER_GROUP);
      } while (basket.contains(held));
      heldOut.add(held);
    }
    return new Planted(builder.build(), heldOut);
  }

  /** Something that scores all items for a user row. */
  interface Scorer {
    float[] scores(int user);
  }

  /** Share of users whose held-out item is among the best 15 of what they have not bought. */
  double recall(Scorer scorer) {
    ItemIndex index = new ItemIndex(interactions.itemIds());
    int hits = 0;
    for (int u = 0; u < interactions.users(); u++) {
      float[] scores = scorer.scores(u).clone();
      for (int row : interactions.history(u).rows()) {
        scores[row] = Float.NEGATIVE_INFINITY;
      }
      float wanted = scores[index.row(heldOut.get(u))];
      int above = 0;
      for (float score : scores) {
        above += score > wanted ? 1 : 0;
      }
      hits += above < 15 ? 1 : 0;
    }
    return (double) hits / interactions.users();
  }

  /** How often each item was bought. */
  float[] popularity() {
    float[] counts = new float[interactions.items()];
    for (int u = 0; u < interactions.users(); u++) {
      for (int row : interactions.history(u).rows()) {
        counts[row]++;
      }
    }
    return counts;
  }

  float[] evenDemand() {
    float[] ones = new float[interactions.items()];
    java.util.Arrays.fill(ones, 1);
    return ones;
  }
}
