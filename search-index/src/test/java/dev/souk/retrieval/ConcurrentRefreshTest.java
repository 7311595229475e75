package dev.souk.retrieval;

import static dev.souk.retrieval.TestShop.ids;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Searches go on, each on one consistent state, while snapshots and generations change. */
class ConcurrentRefreshTest {

  private static final int THREADS = 3;
  private static final int ROUNDS = 12;

  private final AtomicBoolean stop = new AtomicBoolean();
  private final AtomicLong searches = new AtomicLong();

  @Test
  @Timeout(120)
  void searches_neverFailNorSeeHalfAChange(@TempDir Path temp)
      throws IOException, ExecutionException, InterruptedException {
    try (TestShop shop = new TestShop(temp);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      pair(shop, 0);
      shop.views.publish();
      shop.search.refresh();
      List<Future<?>> running = new ArrayList<>();
      for (int t = 0; t < THREADS; t++) {
        running.add(threads.submit(() -> searchUntilStopped(shop)));
      }
      try {
        for (int round = 1; round <= ROUNDS; round++) {
          change(shop, round);
          long seen = searches.get();
          // Each state is searched before the next one comes, unless a search has failed.
          while (searches.get() < seen + THREADS && running.stream().noneMatch(Future::isDone)) {
            Thread.onSpinWait();
          }
        }
      } finally {
        stop.set(true);
      }
      for (Future<?> each : running) {
        each.get();
      }
      assertEquals(
          List.of("pair " + ROUNDS, "pair " + ROUNDS), titles(shop.search), "the newest state");
      assertTrue(searches.get() >= (long) ROUNDS * THREADS);
    }
  }

  private static void change(TestShop shop, int round) throws IOException {
    if (round % 4 == 0) {
      shop.views.generation("g" + round);
    }
    pair(shop, round);
    shop.views.signals("twin-a", round, round);
    shop.views.profile(TestShop.bought("twin-lover", "twin-a"));
    shop.views.publish();
    shop.search.refresh();
  }

  /** Two items that change together, in one snapshot. */
  private static void pair(TestShop shop, int round) {
    for (String id : List.of("twin-a", "twin-b")) {
      shop.views.items(TestShop.item(id, "pair " + round, "Twins", 10, "Gemini", "Twins", null));
    }
  }

  private static List<String> titles(LuceneShopSearch search) {
    return search.search(SearchRequest.text("pair")).hits().stream()
        .map(hit -> hit.item().title())
        .toList();
  }

  private void searchUntilStopped(TestShop shop) {
    while (!stop.get()) {
      List<String> titles = titles(shop.search);
      assertEquals(2, titles.size(), titles.toString());
      assertEquals(titles.getFirst(), titles.getLast());
      List<String> feed = ids(shop.search.search(SearchRequest.feed("twin-lover")));
      assertFalse(feed.isEmpty());
      assertTrue(shop.search.similar(ItemRequest.of("twin-a", 5)).isPresent());
      assertFalse(shop.search.suggest("pa", 5).isEmpty());
      searches.incrementAndGet();
    }
  }
}
