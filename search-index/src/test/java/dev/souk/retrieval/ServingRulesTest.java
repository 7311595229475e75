package dev.souk.retrieval;

import static dev.souk.retrieval.TestShop.ids;
import static dev.souk.retrieval.TestShop.item;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.domain.Item;
import dev.souk.domain.Listing;
import dev.souk.retrieval.ranking.RankingProfiles;
import dev.souk.retrieval.suggest.Suggestion;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The rules of what is shown, each along every way to an answer: whichever source proposes, and
 * whatever is fallen back to.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServingRulesTest {

  private static final Instant END = Instant.parse("2026-02-01T00:00:00Z");

  private TestShop shop;
  private Instant now = END.minusSeconds(3600);
  private LuceneShopSearch search;

  @BeforeAll
  void open(@TempDir Path temp) throws IOException {
    shop = new TestShop(temp);
    // Each like the most popular items in words, and more wanted than any.
    shop.views.items(
        with(lamp("lamp-hidden"), Listing.HIDDEN, "true"),
        with(lamp("lamp-shown"), Listing.HIDDEN, "false"),
        with(lamp("lamp-expired"), Listing.EXPIRATION, "2026-01-30T12:00:00Z"),
        with(lamp("lamp-expiring"), Listing.EXPIRATION, "2026-01-31"));
    for (String id :
        List.of("lamp-hidden", "lamp-shown", "lamp-expired", "lamp-expiring", "lamp-gone")) {
      shop.views.signals(id, 1000, 1000);
    }
    shop.views.profile(TestShop.bought("lamps", "lamp-red", "mug-blue"));
    shop.views.profile(
        TestShop.bought(
            "everything",
            "lamp-red",
            "lamp-blue",
            "lamp-floor",
            "lamp-shown",
            "lamp-expiring",
            "lamp-hidden",
            "lamp-expired",
            "lamp-gone",
            "bulb",
            "mug-red",
            "mug-blue",
            "teapot",
            "phone",
            "case",
            "quilt",
            "shade-s",
            "shade-l"));
    shop.views.publish();
    search =
        new LuceneShopSearch(
            shop.views.store(),
            null,
            shop.backend,
            RankingProfiles.of(),
            QueryEmbedder.lsa(shop.views::basis),
            null,
            () -> now);
  }

  @AfterAll
  void close() throws IOException {
    search.close();
    shop.close();
  }

  private static Item lamp(String id) {
    return item(id, "Red table lamp", "A small lamp of red glass", 25, "Lumo", "Lamps", "red");
  }

  private static Item with(Item item, String attribute, String value) {
    Map<String, String> attributes = new TreeMap<>(item.attributes());
    attributes.put(attribute, value);
    return new Item(
        item.id(),
        item.title(),
        item.description(),
        item.price(),
        item.salePrice(),
        item.brand(),
        item.productType(),
        item.availability(),
        item.itemGroupId(),
        item.link(),
        item.imageLink(),
        item.language(),
        attributes);
  }

  private static SearchRequest all(SearchRequest request) {
    return Requests.page(request, 0, 100);
  }

  /** What is recommended, by the way to it. */
  private Map<String, List<String>> recommended(String... exclude) {
    Map<String, SearchRequest> feeds = new LinkedHashMap<>();
    feeds.put("guest without history", SearchRequest.feed(null));
    feeds.put("new shopper", SearchRequest.feed("never-seen"));
    feeds.put("guest with history", Requests.viewed(SearchRequest.feed(null), "lamp-blue"));
    feeds.put(
        "guest who looked at what is gone",
        Requests.viewed(SearchRequest.feed(null), "lamp-gone", "lamp-hidden", "lamp-expired"));
    feeds.put("shopper", SearchRequest.feed("lamps"));
    feeds.put("shopper who has everything", SearchRequest.feed("everything"));
    feeds.put("filter", Requests.filtered("", "category:Lamps OR category:Mugs"));
    feeds.put("sorted", Requests.of("", "", "price_asc"));
    Map<String, List<String>> shown = new LinkedHashMap<>();
    feeds.forEach((way, feed) -> {
      SearchRequest request = all(Requests.excluding(feed, false, exclude));
      shown.put(way, ids(search.search(request)));
      shown.put("trending: " + way, ids(search.trending(request)));
    });
    for (String id : List.of("lamp-red", "lamp-gone", "lamp-hidden", "bulb", "quilt", "mug-red")) {
      ItemRequest beside = new ItemRequest(id, null, List.of(exclude), 100, "default");
      shown.put("similar to " + id, ids(search.similar(beside).orElseThrow()));
      shown.put("together with " + id, ids(search.together(beside).orElseThrow()));
    }
    return shown;
  }

  private Map<String, List<String>> found(String... exclude) {
    Map<String, List<String>> shown = recommended(exclude);
    for (String words : List.of("lamp", "red lamp of glass", "red lamp unheard-of")) {
      shown.put(
          "search: " + words,
          ids(search.search(all(Requests.excluding(SearchRequest.text(words), true, exclude)))));
    }
    return shown;
  }

  private boolean finds(String way, String id) {
    return found().getOrDefault(way, List.of()).contains(id);
  }

  private void assertNowhere(Map<String, List<String>> shown, String id) {
    shown.forEach((way, ids) -> assertFalse(ids.contains(id), () -> id + ", " + way + ": " + ids));
  }

  @Test
  void hidden_isFoundByNobody_butHasItsPage() {
    assertNowhere(found(), "lamp-hidden");
    assertTrue(search.item("lamp-hidden").isPresent());
    assertTrue(finds("search: lamp", "lamp-shown"));
  }

  @Test
  void expired_isGoneFromThenOn_fromEveryPath() {
    assertNowhere(found(), "lamp-expired");
    assertTrue(finds("search: lamp", "lamp-expiring"));
    assertTrue(finds("guest without history", "lamp-expiring"));
    Instant before = now;
    try {
      now = END;
      assertNowhere(found(), "lamp-expiring");
    } finally {
      now = before;
    }
  }

  @Test
  void outOfStock_isRecommendedNowhere_andFound() {
    assertNowhere(recommended(), "lamp-gone");
    assertTrue(finds("search: lamp", "lamp-gone"));
    assertEquals(
        List.of("lamp-gone"),
        ids(search.search(Requests.filtered("", "availability:out_of_stock"))));
  }

  @Test
  void bought_isShownToNoBuyer() {
    for (String id : List.of("lamp-red", "mug-blue")) {
      assertFalse(ids(search.search(all(SearchRequest.feed("lamps")))).contains(id), id);
      assertFalse(ids(search.trending(all(SearchRequest.feed("lamps")))).contains(id), id);
    }
    ItemRequest guest = ItemRequest.of("bulb", 100);
    ItemRequest buyer = new ItemRequest("bulb", "lamps", List.of(), 100, "default");
    assertTrue(ids(search.similar(guest).orElseThrow()).contains("lamp-red"));
    assertFalse(ids(search.similar(buyer).orElseThrow()).contains("lamp-red"));
    assertTrue(ids(search.together(guest).orElseThrow()).contains("lamp-red"));
    assertFalse(ids(search.together(buyer).orElseThrow()).contains("lamp-red"));
  }

  @Test
  void everythingBought_leavesNothing_andNothingIsFilledUp() {
    SearchRequest everything = all(SearchRequest.feed("everything"));
    assertEquals(List.of(), ids(search.search(everything)));
    assertEquals(List.of(), ids(search.trending(everything)));
    ItemRequest beside = new ItemRequest("bulb", "everything", List.of(), 100, "default");
    assertEquals(List.of(), ids(search.similar(beside).orElseThrow()));
    assertEquals(List.of(), ids(search.together(beside).orElseThrow()));
    assertFalse(ids(search.search(Requests.excluding(everything, true))).isEmpty());
  }

  @Test
  void excluded_isOnNoPath() {
    Map<String, List<String>> without = found("bulb", "lamp-shown", "no-such-item");
    assertNowhere(without, "bulb");
    assertNowhere(without, "lamp-shown");
    Set<String> with = new TreeSet<>();
    found().values().forEach(with::addAll);
    assertTrue(with.containsAll(List.of("bulb", "lamp-shown")), with.toString());
  }

  @Test
  void noPathShowsAnItemTwice_orTwoVariants() {
    recommended()
        .forEach((way, ids) -> {
          assertEquals(ids.size(), new HashSet<>(ids).size(), way);
          // Who filters or sorts wants all there is.
          if (!way.startsWith("filter") && !way.startsWith("sorted") && !way.contains(": ")) {
            List<String> shades = new ArrayList<>(ids);
            shades.retainAll(List.of("shade-s", "shade-l"));
            assertTrue(shades.size() <= 1, () -> way + ": " + ids);
          }
        });
  }

  @Test
  void completions_leadToWhatIsShown() throws IOException {
    List<String> ids = search.suggest("red table", 20).stream().map(Suggestion::id).toList();
    assertEquals(1, ids.size(), ids.toString());
    assertNowhere(Map.of("completions", ids), "lamp-hidden");
    assertNowhere(Map.of("completions", ids), "lamp-expired");
  }

  @Test
  void emptyShop_answersNothing_onEveryPath(@TempDir Path temp) throws IOException {
    try (TestViews views = new TestViews(temp);
        LuceneShopSearch empty =
            new LuceneShopSearch(
                views.store(), shop.backend, RankingProfiles.of(), QueryEmbedder.NONE)) {
      assertEquals(List.of(), ids(empty.search(SearchRequest.feed(null))));
      assertEquals(List.of(), ids(empty.search(SearchRequest.feed("somebody"))));
      assertEquals(List.of(), ids(empty.search(SearchRequest.text("lamp"))));
      assertEquals(List.of(), ids(empty.trending(SearchRequest.feed(null))));
      assertTrue(empty.similar(ItemRequest.of("lamp", 5)).isEmpty());
      assertTrue(empty.together(ItemRequest.of("lamp", 5)).isEmpty());
      assertEquals(List.of(), empty.suggest("la", 5));

      // A shop with items and nothing else shows them, but for what must not be.
      views.items(lamp("lamp"), with(lamp("hidden"), Listing.HIDDEN, "true")).publish();
      empty.refresh();
      assertEquals(List.of("lamp"), ids(empty.search(SearchRequest.feed(null))));
      assertEquals(List.of("lamp"), ids(empty.trending(SearchRequest.feed(null))));
      assertEquals(List.of(), ids(empty.together(ItemRequest.of("lamp", 5)).orElseThrow()));
    }
  }
}
