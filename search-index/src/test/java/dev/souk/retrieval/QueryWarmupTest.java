package dev.souk.retrieval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.souk.domain.Item;
import dev.souk.kernels.scalar.ScalarBackend;
import dev.souk.retrieval.snapshot.ShopState;
import dev.souk.retrieval.snapshot.ShopStates;
import dev.souk.view.ViewSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueryWarmupTest {

  private static final SearchResponse NOTHING =
      new SearchResponse(0, true, List.of(), List.of(), null, "default@1", false, List.of());

  @TempDir Path temp;

  @Test
  void recentQueries_areDistinctAndBounded() {
    RecentQueries recent = new RecentQueries();
    for (int i = 0; i < 100; i++) {
      recent.add(SearchRequest.text("lamp " + i));
      recent.add(SearchRequest.feed("ann"));
    }
    List<SearchRequest> kept = recent.newestFirst();
    assertEquals(RecentQueries.KEPT, kept.size());
    assertEquals(SearchRequest.feed("ann"), kept.get(0));
    assertEquals(SearchRequest.text("lamp 99"), kept.get(1));
    assertEquals(SearchRequest.text("lamp 37"), kept.getLast());
  }

  /** The sizes of the states that were warmed. */
  private static final class Log implements ShopStates.Warmup {
    private final List<Integer> items = new ArrayList<>();

    @Override
    public void warm(ShopState fresh) {
      items.add(fresh.items().size());
    }
  }

  private static Item lamp(int i) {
    return TestShop.item("lamp-" + i, "lamp " + i, "", 5, "acme", "Lamps", null);
  }

  private static int items(ShopStates states) throws IOException {
    ShopState state = states.acquire();
    try {
      return state.items().size();
    } finally {
      states.release(state);
    }
  }

  @Test
  void onlyAStateOfWhichMuchIsNewIsWarmed() throws IOException {
    Log log = new Log();
    try (TestViews views = new TestViews(temp);
        ScalarBackend backend = new ScalarBackend()) {
      for (int i = 0; i < 40; i++) {
        views.items(lamp(i));
      }
      views.publish();
      try (ShopStates states =
          new ShopStates(ViewSource.local(views.store()), backend, log, null)) {
        assertEquals(List.of(), log.items, "nobody has asked anything");
        views.items(lamp(40)).publish();
        states.maybeRefreshBlocking();
        assertEquals(41, items(states));
        assertEquals(List.of(), log.items, "a small segment");
        views.generation("g2").items(lamp(1), lamp(2)).publish();
        states.maybeRefreshBlocking();
        assertEquals(List.of(2), log.items, "another generation");
        for (int i = 0; i < 40; i++) {
          views.items(lamp(i));
        }
        views.publish();
        states.maybeRefreshBlocking();
        assertEquals(List.of(2, 40), log.items, "a large segment");
      }
    }
  }

  @Test
  void aQueryThatFailsIsPassedOver() throws IOException {
    RecentQueries recent = new RecentQueries();
    recent.add(SearchRequest.text("a"));
    recent.add(SearchRequest.text("breaks"));
    recent.add(SearchRequest.text("b"));
    List<String> asked = new ArrayList<>();
    QueryWarmup warmup =
        new QueryWarmup(
            recent,
            (state, request) -> {
              asked.add(request.text());
              if (request.text().equals("breaks")) {
                throw new IllegalArgumentException("no such field");
              }
              return NOTHING;
            },
            Duration.ofMinutes(1));
    try (TestViews views = new TestViews(temp);
        ScalarBackend backend = new ScalarBackend();
        ShopStates states =
            new ShopStates(
                ViewSource.local(views.items(lamp(1)).publish().store()), backend, warmup, null)) {
      views.generation("g2").items(lamp(1)).publish();
      states.maybeRefreshBlocking();
      assertEquals(List.of("b", "breaks", "a"), asked);
    }
  }

  @Test
  void aDamagedViewIsTold() throws IOException {
    try (TestShop shop = new TestShop(temp)) {
      assertEquals(List.of(), shop.search.status().refusals());
      long items = shop.search.status().items();
      Files.writeString(temp.resolve("views/items/g1/LATEST"), "nonsense");
      shop.search.refresh();
      ShopStatus status = shop.search.status();
      assertEquals("LATEST", status.refusals().getFirst().file());
      assertEquals(Map.of("items", 1L), status.refused());
      assertEquals(items, status.items(), "what was open stays");
    }
  }
}
