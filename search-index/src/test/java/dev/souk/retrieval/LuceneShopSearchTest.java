package dev.souk.retrieval;

import static dev.souk.retrieval.TestShop.ids;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.domain.InvalidInputException;
import dev.souk.retrieval.SearchResponse.Hit;
import dev.souk.retrieval.SearchResponse.SourceScore;
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

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LuceneShopSearchTest {

  private TestShop shop;

  @BeforeAll
  void open(@TempDir Path temp) throws IOException {
    shop = new TestShop(temp);
    shop.views.profile(TestShop.bought("lamp-lover", "lamp-red"));
    shop.views.profile(TestShop.bought("phone-lover", "phone"));
    shop.views.publish();
    shop.search.refresh();
  }

  @AfterAll
  void close() throws IOException {
    shop.close();
  }

  private SearchResponse search(SearchRequest request) {
    return shop.search.search(request);
  }

  @Test
  void search_findsAllWordsInAnyField_bestFirst() {
    SearchResponse found = search(SearchRequest.text("red lamp"));
    assertEquals("lamp-red", ids(found).getFirst());
    assertFalse(found.personal());
    assertEquals("default@1", found.profile());
    assertEquals(
        List.of("q: few items have all the words (1); the others have some"), found.notes());
    assertEquals("matches \"red lamp\"", found.hits().getFirst().reasons().getFirst().text());
  }

  @Test
  void search_withoutAnItemOfAllWords_answersSomeWordsAndSaysSo() {
    SearchResponse found = search(SearchRequest.text("red teapot"));
    assertEquals(Set.of("lamp-red", "mug-red", "teapot"), new TreeSet<>(ids(found)));
    assertEquals(1, found.notes().size());
    assertEquals(0, search(SearchRequest.text("xylophone")).total());
  }

  @Test
  void search_inChinese_findsWordsWithinTitles() {
    assertEquals(List.of("phone", "case"), ids(search(SearchRequest.text("手机"))));
    assertEquals(List.of("quilt"), ids(search(SearchRequest.text("四件套"))));
  }

  @Test
  void search_findsWhatIsOutOfStock_aFeedDoesNot() {
    assertTrue(ids(search(SearchRequest.text("green lamp"))).contains("lamp-gone"));
    assertFalse(ids(search(SearchRequest.feed(null))).contains("lamp-gone"));
    assertFalse(
        ids(shop.search.similar(ItemRequest.of("lamp-red", 20)).orElseThrow())
            .contains("lamp-gone"));
    assertEquals(
        List.of("lamp-gone"), ids(search(Requests.filtered("", "availability:out_of_stock"))));
  }

  @Test
  void score_isTheSumOfTheContributions() {
    for (SearchRequest request :
        List.of(
            SearchRequest.text("lamp"),
            Requests.shopper(SearchRequest.text("lamp"), "lamp-lover"),
            SearchRequest.feed("lamp-lover"),
            SearchRequest.feed(null))) {
      SearchResponse found = search(request);
      assertFalse(found.hits().isEmpty());
      double last = Double.POSITIVE_INFINITY;
      for (Hit hit : found.hits()) {
        double sum = 0;
        for (SourceScore part : hit.sources().values()) {
          assertTrue(part.normalised() >= 0 && part.normalised() <= 1, part.toString());
          sum += part.contribution();
        }
        assertEquals(hit.score(), sum, 1e-9);
        assertTrue(hit.score() <= last);
        last = hit.score();
      }
    }
  }

  @Test
  void taste_reranksASearch_withoutChangingWhatMatches() {
    SearchResponse guest = search(SearchRequest.text("red"));
    SearchResponse lover = search(Requests.shopper(SearchRequest.text("red"), "phone-lover"));
    SearchResponse viewer =
        search(Requests.viewed(SearchRequest.text("red"), "teapot", "mug-blue"));
    assertEquals(guest.total(), lover.total());
    assertEquals(new TreeSet<>(ids(guest)), new TreeSet<>(ids(viewer)));
    assertTrue(viewer.personal());
    assertEquals("mug-red", ids(viewer).getFirst());
  }

  @Test
  void unknownShopper_isAGuest() {
    assertEquals(
        search(SearchRequest.text("lamp")),
        search(Requests.shopper(SearchRequest.text("lamp"), "nobody")));
    assertEquals(search(SearchRequest.feed(null)), search(SearchRequest.feed("nobody")));
  }

  @Test
  void feed_recommendsWhatGoesTogether_andSaysWhy() {
    SearchResponse feed = search(SearchRequest.feed("lamp-lover"));
    assertEquals("bulb", ids(feed).getFirst());
    assertFalse(ids(feed).contains("lamp-red"), "owned");
    Hit bulb = feed.hits().getFirst();
    assertTrue(
        bulb.reasons().stream()
            .anyMatch(r ->
                r.text().equals("because you bought Red table lamp")
                    && r.itemIds().equals(List.of("lamp-red"))),
        bulb.reasons().toString());
    assertEquals("case", ids(search(SearchRequest.feed("phone-lover"))).getFirst());
  }

  @Test
  void feed_ofAGuestsBasket_isLikeThatOfAShopper() {
    SearchResponse feed = search(Requests.viewed(SearchRequest.feed(null), "phone"));
    assertEquals(
        "case", ids(feed).stream().filter(id -> !id.equals("phone")).findFirst().orElseThrow());
    SearchResponse odd = search(Requests.viewed(SearchRequest.feed(null), "no-such-item"));
    assertFalse(odd.personal());
    assertEquals(List.of("history: not in the catalogue: no-such-item"), odd.notes());
  }

  @Test
  void feed_ofAGuest_isWhatIsPopular() {
    SearchResponse feed = search(SearchRequest.feed(null));
    assertEquals("mug-red", ids(feed).getFirst());
    assertEquals("popular", feed.hits().getFirst().reasons().getFirst().kind());
    assertFalse(feed.personal());
  }

  @Test
  void exclusions_holdOnEveryPath() {
    SearchRequest feed = SearchRequest.feed("lamp-lover");
    assertFalse(ids(search(Requests.excluding(feed, false, "bulb"))).contains("bulb"));
    assertTrue(ids(search(Requests.excluding(feed, true))).contains("lamp-red"));
    assertFalse(
        ids(search(Requests.excluding(SearchRequest.text("lamp"), false, "lamp-red")))
            .contains("lamp-red"));
    assertFalse(
        ids(search(Requests.excluding(Requests.filtered("", "category:Home"), false, "bulb")))
            .contains("bulb"));
  }

  @Test
  void filter_holdsForEverySourceOfAFeed() {
    SearchRequest request =
        Requests.shopper(Requests.filtered("", "price:[* TO 10]"), "lamp-lover");
    assertEquals(
        Set.of("bulb", "mug-red", "mug-blue", "case"), new TreeSet<>(ids(search(request))));
  }

  @Test
  void feed_showsOneVariantOfAProduct() {
    List<String> ids = ids(search(SearchRequest.feed(null)));
    assertEquals(1, ids.stream().filter(id -> id.startsWith("shade")).count());
    assertEquals(ids.size(), new TreeSet<>(ids).size());
  }

  @Test
  void similar_leavesOutTheItemAndItsVariants() {
    List<String> like = ids(shop.search.similar(ItemRequest.of("shade-s", 10)).orElseThrow());
    assertFalse(like.contains("shade-s"));
    assertFalse(like.contains("shade-l"));
    SearchResponse lamps = shop.search.similar(ItemRequest.of("lamp-red", 3)).orElseThrow();
    assertTrue(ids(lamps).contains("bulb"), ids(lamps).toString());
    assertTrue(ids(lamps).contains("lamp-blue"), ids(lamps).toString());
    assertTrue(shop.search.similar(ItemRequest.of("nothing", 3)).isEmpty());
    assertThrows(
        InvalidInputException.class, () -> shop.search.similar(ItemRequest.of("lamp-red", 0)));
  }

  @Test
  void sort_byPrice_isStableAndPagesJoin() {
    SearchRequest request = Requests.of("lamp", "", "price_asc");
    List<String> all = ids(search(request));
    assertEquals("bulb", all.getFirst());
    assertEquals("lamp-floor", ids(search(Requests.of("lamp", "", "price_desc"))).getFirst());
    List<String> paged = new java.util.ArrayList<>();
    for (int from = 0; from < all.size(); from += 2) {
      paged.addAll(ids(search(Requests.page(request, from, 2))));
    }
    assertEquals(all, paged);
    assertEquals("mug-red", ids(search(Requests.of("", "", "popularity"))).getFirst());
  }

  @Test
  void paging_beyondTheEnd_isEmptyWithTheSameTotal() {
    SearchResponse beyond = search(Requests.page(SearchRequest.text("lamp"), 500, 20));
    assertEquals(List.of(), ids(beyond));
    assertEquals(search(SearchRequest.text("lamp")).total(), beyond.total());
    assertEquals(List.of(), ids(search(Requests.page(SearchRequest.feed(null), 0, 0))));
  }

  @Test
  void unknownNames_areRefused() {
    assertThrows(InvalidInputException.class, () -> search(Requests.of("lamp", "", "newest")));
    assertThrows(
        InvalidInputException.class, () -> search(Requests.of("lamp", "", "relevance", "weight")));
    SearchRequest r = SearchRequest.text("lamp");
    SearchRequest other =
        new SearchRequest(
            r.text(), null, List.of(), "", List.of(), "relevance", 0, 5, List.of(), false, "x");
    InvalidInputException refused = assertThrows(InvalidInputException.class, () -> search(other));
    assertEquals("one of default", refused.expected());
  }

  @Test
  void item_andStatus_areThoseOfTheSnapshots() {
    assertEquals("Red mug", shop.search.item("mug-red").orElseThrow().title());
    assertTrue(shop.search.item("no").isEmpty());
    ShopStatus status = shop.search.status();
    assertEquals(13, status.items());
    assertEquals(2, status.shoppers());
    assertEquals(8, status.factors());
    assertEquals(Set.of("items", "profiles", "signals", "factors"), status.snapshots().keySet());
    assertEquals("scalar on CPU, one thread", status.backend());
  }
}
