package dev.souk.retrieval;

import static dev.souk.retrieval.TestShop.ids;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What must not be recommended is not, whichever source proposes it or fills up the page. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MasksTest {

  private TestShop shop;

  @BeforeAll
  void open(@TempDir Path temp) throws IOException {
    shop = new TestShop(temp);
    shop.views.profile(TestShop.bought("owner", "mug-red", "teapot", "phone"));
    // The most popular and the nearest of the lamps is sold out.
    shop.views.signals("lamp-gone", 1000, 1000).publish();
    shop.search.refresh();
  }

  @AfterAll
  void close() throws IOException {
    shop.close();
  }

  private List<String> feed(SearchRequest request) {
    return ids(shop.search.search(Requests.page(request, 0, 100)));
  }

  @Test
  void outOfStock_isInNoRecommendation() {
    assertFalse(feed(SearchRequest.feed(null)).contains("lamp-gone"));
    assertFalse(feed(SearchRequest.feed("owner")).contains("lamp-gone"));
    assertFalse(feed(Requests.viewed(SearchRequest.feed(null), "lamp-gone")).contains("lamp-gone"));
    for (String id : List.of("lamp-red", "lamp-gone", "bulb", "quilt")) {
      List<String> similar = ids(shop.search.similar(ItemRequest.of(id, 100)).orElseThrow());
      assertFalse(similar.isEmpty(), id);
      assertFalse(similar.contains("lamp-gone"), id);
    }
  }

  @Test
  void feed_ofAllThatIsLeft_hasNothingOwned() {
    List<String> owner = feed(SearchRequest.feed("owner"));
    assertEquals(
        Set.of(
            "lamp-red", "lamp-blue", "lamp-floor", "bulb", "mug-blue", "case", "quilt", "shade-s"),
        new TreeSet<>(owner.stream().map(id -> id.equals("shade-l") ? "shade-s" : id).toList()));
    List<String> all = feed(Requests.excluding(SearchRequest.feed("owner"), true));
    assertTrue(all.containsAll(List.of("mug-red", "teapot", "phone")), all.toString());
  }

  @Test
  void excluded_isInNoFeed_norFillsItUp() {
    for (SearchRequest request :
        List.of(
            SearchRequest.feed(null),
            SearchRequest.feed("owner"),
            Requests.viewed(SearchRequest.feed(null), "lamp-red"),
            Requests.filtered("", "brand:Lumo"),
            Requests.of("", "", "price_asc"))) {
      List<String> without = feed(Requests.excluding(request, false, "bulb", "no-such-item"));
      assertFalse(without.isEmpty(), request.toString());
      assertFalse(without.contains("bulb"), request.toString());
      assertTrue(feed(request).contains("bulb"), request.toString());
    }
  }
}
