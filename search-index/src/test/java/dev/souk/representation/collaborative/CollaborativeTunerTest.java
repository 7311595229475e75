package dev.souk.representation.collaborative;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.representation.collaborative.CollaborativeTuner.Choice;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class CollaborativeTunerTest {

  private static final long SEED = 20_261_129L;
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private static Choice choose(Interactions interactions, int threads) {
    AlsConfig als = AlsConfig.forData(interactions).withRank(8).withSweeps(4);
    return choose(interactions, als, new AlsFreedom(false, true, true, false), threads);
  }

  private static Choice choose(
      Interactions interactions, AlsConfig als, AlsFreedom free, int threads) {
    return new CollaborativeTuner(
            als,
            free,
            ItemItemConfig.forData(interactions),
            DemandTrend.DEFAULT,
            new JavaCholesky(),
            threads)
        .choose(interactions)
        .choice();
  }

  private static void buy(Interactions.Builder builder, String user, int group, int item) {
    builder.add(user, String.format("i%02d-%02d", group, item), 1, START);
  }

  /** Shoppers who buy 8 of the 12 items of their group, of {@code groups}. */
  private static Interactions.Builder groups(Random random, int groups) {
    Interactions.Builder builder = Interactions.builder();
    for (int u = 0; u < 300; u++) {
      for (int i = 0; i < 8; i++) {
        buy(builder, String.format("u%04d", u), u % groups, random.nextInt(12));
      }
    }
    return builder;
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

  private static double best(Choice choice, String prefix) {
    return choice.figures().keySet().stream()
        .filter(name -> name.startsWith(prefix))
        .mapToDouble(name -> heldOut(choice, name))
        .max()
        .orElseThrow();
  }

  private static double worst(Choice choice, String prefix) {
    return choice.figures().keySet().stream()
        .filter(name -> name.startsWith(prefix))
        .mapToDouble(name -> heldOut(choice, name))
        .min()
        .orElseThrow();
  }

  @Test
  void choose_isTheBestOfWhatWasTried() {
    Interactions interactions = Planted.shop(Planted.SEED).interactions();
    Choice choice = choose(interactions, AlsConfig.forData(interactions), AlsFreedom.ALL, 2);
    ItemItemConfig near = choice.itemItem();
    AlsConfig als = choice.als();
    for (String[] prefixAndChosen :
        new String[][] {
          {
            "held-out-ridge-",
            String.format(
                Locale.ROOT,
                "held-out-ridge-%.3g-user-%.1f-frequency-%.1f-decay-%.2f",
                near.ridge(),
                near.userExponent(),
                near.frequencyExponent(),
                choice.blend().historyDecay())
          },
          {
            "held-out-rank-",
            String.format(
                Locale.ROOT,
                "held-out-rank-%d-unobserved-%.3g-lambda-%.3g",
                als.rank(),
                als.unobserved(),
                als.lambda())
          },
          {"held-out-sweeps-", String.format(Locale.ROOT, "held-out-sweeps-%02d", als.sweeps())},
          {
            "held-out-factor-share-",
            String.format(Locale.ROOT, "held-out-factor-share-%.3g", choice.blend().factorShare())
          }
        }) {
      double best = best(choice, prefixAndChosen[0]);
      assertEquals(best, heldOut(choice, prefixAndChosen[1]), 1e-4, () -> "seed " + Planted.SEED);
      assertTrue(best > worst(choice, prefixAndChosen[0]), () -> "all alike: " + choice.figures());
    }
  }

  @Test
  void choose_whereResellersBuyAtRandom_countsTheirPairsLess() {
    Random random = new Random(SEED);
    Interactions.Builder builder = groups(random, 20);
    for (int u = 0; u < 40; u++) {
      for (int i = 0; i < 200; i++) {
        buy(builder, String.format("reseller%02d", u), random.nextInt(20), random.nextInt(12));
      }
    }
    Choice choice = choose(builder.build(), 2);
    assertTrue(
        choice.itemItem().userExponent() > 0, () -> "seed " + SEED + ": " + choice.figures());
  }

  @Test
  void choose_wherePairsOfFewItemsAreChance_countsAllPairsAlike() {
    Random random = new Random(SEED);
    Interactions.Builder builder = groups(random, 20);
    for (int u = 0; u < 4000; u++) {
      for (int i = 0; i < 2; i++) {
        buy(builder, String.format("passer-by%04d", u), random.nextInt(20), random.nextInt(12));
      }
    }
    assertEquals(0, choose(builder.build(), 2).itemItem().userExponent(), () -> "seed " + SEED);
  }

  @Test
  void choose_triesEveryExponentOfFrequencies() {
    Choice choice = choose(Planted.shop(Planted.SEED).interactions(), 2);
    for (String exponent : new String[] {"0.0", "0.5", "1.0"}) {
      assertTrue(
          choice.figures().keySet().stream()
              .anyMatch(name -> name.contains("-frequency-" + exponent + "-")),
          () -> exponent + " is not among " + choice.figures().keySet());
    }
  }

  @Test
  void choose_ofManyKindsOfTaste_takesAHigherRankThanOfFew() {
    Random random = new Random(SEED);
    AlsFreedom free = new AlsFreedom(true, false, false, false);
    AlsConfig als = new AlsConfig(256, 0.05, 0.003, 1, 4, 1);
    Choice many = choose(groups(random, 70).build(), als, free, 2);
    Choice few = choose(groups(random, 4).build(), als, free, 2);
    assertTrue(
        many.als().rank() > few.als().rank(),
        () -> "seed " + SEED + ": " + many.figures() + few.figures());
    assertTrue(
        few.figures().keySet().stream().noneMatch(name -> name.startsWith("held-out-rank-256")),
        () -> "went on where it did not help: " + few.figures());
  }

  @Test
  void choose_sweepsUntilThatDoesNotHelp() {
    Interactions interactions = Planted.shop(Planted.SEED).interactions();
    AlsConfig als = AlsConfig.forData(interactions).withRank(8);
    Choice choice = choose(interactions, als, new AlsFreedom(false, false, false, true), 2);
    long swept =
        choice.figures().keySet().stream()
            .filter(name -> name.startsWith("held-out-sweeps-"))
            .count();
    assertEquals(Math.min(16, choice.als().sweeps() + 2), swept, choice.figures().toString());
  }

  @Test
  void choose_whatTheShopHasSet_isNotSearched() {
    Interactions interactions = Planted.shop(Planted.SEED).interactions();
    AlsConfig set = new AlsConfig(6, 0.17, 0.013, 1, 3, 1);
    Choice all = choose(interactions, set, new AlsFreedom(false, false, false, false), 2);
    assertEquals(set, all.als());
    assertTrue(
        all.figures().keySet().stream()
            .noneMatch(
                name -> name.startsWith("held-out-rank-") || name.startsWith("held-out-sweeps-")),
        () -> "searched: " + all.figures().keySet());
    Choice lambda = choose(interactions, set, new AlsFreedom(false, true, false, false), 2);
    assertEquals(set.lambda(), lambda.als().lambda());
    assertTrue(
        lambda.figures().keySet().stream()
                .filter(name -> name.startsWith("held-out-rank-"))
                .peek(name -> assertTrue(name.endsWith("-lambda-0.0130"), name))
                .count()
            > 1,
        () -> "α₀ was not searched: " + lambda.figures().keySet());
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
