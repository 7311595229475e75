package dev.souk.retrieval.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.domain.Availability;
import dev.souk.domain.Item;
import dev.souk.domain.Money;
import dev.souk.kernels.scalar.ScalarBackend;
import dev.souk.representation.collaborative.AlsConfig;
import dev.souk.representation.collaborative.AlsFreedom;
import dev.souk.representation.collaborative.CollaborativeTuner;
import dev.souk.representation.collaborative.DemandTrend;
import dev.souk.representation.collaborative.Interactions;
import dev.souk.representation.collaborative.ItemItemConfig;
import dev.souk.representation.collaborative.Rehearsal;
import dev.souk.representation.collaborative.SpdSolvers;
import dev.souk.retrieval.FeedRehearsal;
import dev.souk.retrieval.FeedRehearsal.Candidate;
import dev.souk.retrieval.TestViews;
import dev.souk.retrieval.learning.BlendLearner.Rows;
import dev.souk.retrieval.ranking.RankingProfile;
import dev.souk.retrieval.ranking.SourceKind;
import dev.souk.retrieval.snapshot.RehearsalState;
import dev.souk.view.View;
import dev.souk.view.ViewReader;
import dev.souk.view.ViewSnapshot;
import dev.souk.view.schema.LearnedBlend;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.lucene.index.MultiReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shops of topics: shoppers want items of one. Titles tell the topic, or nothing at all. */
final class BlendLearnerTest {

  private static final long SEED = 20_261_129L;
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration HALF_LIFE = Duration.ofDays(90);
  private static final int TOPICS = 60;
  private static final int ITEMS = 480;
  private static final Rows ONE_THREAD =
      (count, work) -> {
        IntStream.range(0, count).forEach(work);
        return true;
      };
  private static final Rows MANY_THREADS =
      (count, work) -> {
        IntStream.range(0, count).parallel().forEach(work);
        return true;
      };

  @TempDir private Path temp;

  private static String id(int item) {
    return String.format("i%03d", item);
  }

  /** Each wants five items of one topic and one of any, an hour apart. */
  private static Interactions shoppers(int count) {
    Random random = new Random(SEED);
    Interactions.Builder builder = Interactions.builder();
    for (int s = 0; s < count; s++) {
      int topic = random.nextInt(TOPICS);
      Set<Integer> wanted = new HashSet<>();
      while (wanted.size() < 6) {
        boolean stray = wanted.isEmpty();
        wanted.add(stray ? random.nextInt(ITEMS) : topic + TOPICS * random.nextInt(ITEMS / TOPICS));
      }
      List<Integer> order = new ArrayList<>(wanted);
      Collections.shuffle(order, random);
      for (int i = 0; i < order.size(); i++) {
        Instant at = START.plus(Duration.ofHours(i));
        builder.add(String.format("s%04d", s), id(order.get(i)), 1, at);
      }
    }
    return builder.build();
  }

  private static Rehearsal rehearsal(int shoppers) {
    Interactions interactions = shoppers(shoppers);
    Rehearsal rehearsal =
        new CollaborativeTuner(
                AlsConfig.forData(interactions).withRank(8),
                new AlsFreedom(false, true, true, true),
                ItemItemConfig.forData(interactions),
                DemandTrend.DEFAULT,
                SpdSolvers.concurrent(),
                2)
            .choose(interactions)
            .rehearsal();
    assertNotNull(rehearsal, "seed " + SEED);
    return rehearsal;
  }

  /**
   * The items, in so many segments.
   *
   * @param telling whether titles name the topic, or that of another item
   */
  private TestViews views(String name, boolean telling, int segments) throws IOException {
    List<Integer> topics = new ArrayList<>();
    for (int item = 0; item < ITEMS; item++) {
      topics.add(item % TOPICS);
    }
    if (!telling) {
      Collections.shuffle(topics, new Random(SEED));
    }
    TestViews views = new TestViews(temp.resolve(name));
    Item[] items = new Item[ITEMS];
    for (int item = 0; item < ITEMS; item++) {
      items[item] = item(id(item), "topic" + topics.get(item) + " goods");
    }
    // All at first, for the basis; then some again, so that they are in segments of their own.
    views.items(items).publish();
    for (int segment = 1; segment < segments; segment++) {
      for (int item = segment; item < ITEMS; item += segments) {
        views.items(items[item]);
      }
      views.publish();
    }
    return views;
  }

  private static Item item(String id, String title) {
    return new Item(
        id,
        title,
        "",
        new Money(BigDecimal.ONE, "XXX"),
        null,
        null,
        List.of(),
        Availability.IN_STOCK,
        null,
        null,
        null,
        null,
        Map.of());
  }

  private interface Use<T> {
    T with(FeedRehearsal feeds) throws IOException;
  }

  private static <T> T over(TestViews views, Rehearsal rehearsal, Use<T> use) throws IOException {
    try (ViewReader reader = new ViewReader(views.store(), View.ITEMS);
        ScalarBackend backend = new ScalarBackend()) {
      ViewSnapshot items = reader.acquire();
      try (RehearsalState shop =
          new RehearsalState(items, new MultiReader(), rehearsal, 90, backend)) {
        return use.with(new FeedRehearsal(shop.state(), rehearsal.newest(), HALF_LIFE));
      } finally {
        reader.release(items);
      }
    }
  }

  private static Optional<LearnedBlend> learned(TestViews views, Rehearsal rehearsal, Rows rows)
      throws IOException {
    return over(views, rehearsal, feeds -> new BlendLearner(feeds, rows).learn(rehearsal));
  }

  private static double content(LearnedBlend blend) {
    return blend.weights().getOrDefault("interest", 0.0)
        + blend.weights().getOrDefault("vector", 0.0);
  }

  @Test
  void weights_followWhatTells() throws IOException {
    Rehearsal rehearsal = rehearsal(400);
    try (TestViews telling = views("telling", true, 1);
        TestViews noise = views("noise", false, 1)) {
      LearnedBlend told = learned(telling, rehearsal, ONE_THREAD).orElseThrow();
      LearnedBlend untold = learned(noise, rehearsal, ONE_THREAD).orElseThrow();
      double hand =
          RankingProfile.standard().feed().weight(SourceKind.INTEREST)
              + RankingProfile.standard().feed().weight(SourceKind.VECTOR);
      assertTrue(content(told) > 2 * hand, () -> told + ", seed " + SEED);
      assertTrue(content(untold) < hand / 2, () -> untold + ", seed " + SEED);
      assertTrue(told.served(), () -> told + ", seed " + SEED);
      assertTrue(told.learned().mean() > told.hand().mean(), () -> told + ", seed " + SEED);
    }
  }

  @Test
  void learning_isTheSameAgain_onAnyNumberOfThreadsAndSegments() throws IOException {
    Rehearsal rehearsal = rehearsal(300);
    try (TestViews one = views("one", true, 1);
        TestViews many = views("many", true, 3)) {
      LearnedBlend learned = learned(one, rehearsal, ONE_THREAD).orElseThrow();
      assertEquals(learned, learned(one, rehearsal(300), MANY_THREADS).orElseThrow());
      assertEquals(learned, learned(many, rehearsal, MANY_THREADS).orElseThrow());
    }
  }

  @Test
  void ofFewShoppers_orGivenUp_nothingIsLearned() throws IOException {
    Rehearsal rehearsal = rehearsal(101);
    Rehearsal enough = rehearsal(300);
    try (TestViews views = views("few", true, 1);
        TestViews none = new TestViews(temp.resolve("none"))) {
      // Half of the shoppers are learned from, and not of all a source knows what they wanted.
      assertEquals(Optional.empty(), learned(views, rehearsal, ONE_THREAD), "seed " + SEED);
      assertEquals(Optional.empty(), learned(views, enough, (count, work) -> false));
      none.items(item("new", "new goods")).publish();
      assertEquals(Optional.empty(), learned(none, enough, ONE_THREAD));
    }
  }

  @Test
  void popularity_ofACandidate_isCountedFromWhatIsKept() throws IOException {
    Rehearsal rehearsal = rehearsal(300);
    List<String> ids = List.of(rehearsal.factors().itemIds());
    float[] kept = rehearsal.popularity(90);
    List<SourceKind> kinds = List.of(SourceKind.values());
    int popularity = kinds.indexOf(SourceKind.POPULARITY);
    try (TestViews views = views("leak", true, 1)) {
      // What the shop counts now: were it read, this item would be the most popular by far.
      views.signals(id(0), 1000, 0).publish();
      List<Candidate> candidates =
          over(
              views,
              rehearsal,
              feeds ->
                  feeds.candidates(
                      rehearsal.asked(0).history(), RankingProfile.standard().feed(), kinds));
      assertTrue(candidates.size() > 100, candidates::toString);
      Candidate most = candidates.getFirst();
      for (Candidate candidate : candidates) {
        most = candidate.scores()[popularity] > most.scores()[popularity] ? candidate : most;
      }
      assertEquals(1, most.scores()[popularity]);
      for (Candidate candidate : candidates) {
        int row = ids.indexOf(candidate.id());
        float there = row < 0 ? Float.NEGATIVE_INFINITY : kept[row];
        assertTrue(there <= kept[ids.indexOf(most.id())], () -> candidate + ", seed " + SEED);
        assertEquals(
            candidate.scores()[popularity] == 1,
            there == kept[ids.indexOf(most.id())],
            () -> candidate + ", seed " + SEED);
      }
    }
  }
}
