package dev.souk.retrieval;

import static dev.souk.retrieval.TestShop.ids;
import static dev.souk.retrieval.TestShop.item;
import static dev.souk.retrieval.TestShop.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.domain.Availability;
import dev.souk.domain.Item;
import dev.souk.retrieval.SearchResponse.AppliedRule;
import dev.souk.retrieval.SearchResponse.Hit;
import dev.souk.retrieval.experiment.Experiments;
import dev.souk.retrieval.ranking.RankingProfiles;
import dev.souk.retrieval.rules.RuleBook;
import dev.souk.retrieval.rules.RuleMark;
import dev.souk.retrieval.rules.RuleReport;
import dev.souk.retrieval.rules.RuleTrial;
import dev.souk.retrieval.rules.Surface;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What rules do to answers, held against answers without them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MerchandisingTest {

  private static final List<String> WORDS = List.of("lamp", "red", "tea", "table lamp", "手机", "");

  private Path directory;
  private TestShop shop;
  private LuceneShopSearch search;
  private Instant now = TestShop.NOW;

  @BeforeAll
  void open(@TempDir Path temp) throws IOException {
    directory = temp;
    shop = new TestShop(directory.resolve("shop"));
    Item hidden = item("lamp-hidden", "Hidden lamp", "", 10, "Lumo", "Lamps", "red");
    shop.views.items(attribute(hidden, "hidden", "true"));
    shop.views.items(
        attribute(
            item("lamp-may", "Lamp until May", "", 10, "Lumo", "Lamps", "red"),
            "expiration_date",
            "2026-05-01"));
    for (int i = 0; i < 30; i++) {
      shop.views.items(
          with(
              item("vase-" + i, "Vase " + i + " for tea", "Of glass", 5 + i, "Vasa", "Vases", null),
              i % 3 == 0 ? "vases" + i / 6 : null,
              i % 7 == 6 ? Availability.OUT_OF_STOCK : Availability.IN_STOCK));
    }
    shop.views.profile(TestShop.bought("buyer", "lamp-red", "bulb"));
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

  private static Item attribute(Item item, String name, String value) {
    Map<String, String> attributes = new TreeMap<>(item.attributes());
    attributes.put(name, value);
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

  private void rules(String yaml) throws IOException {
    Path file = Files.writeString(directory.resolve("rules.yaml"), "rules:\n" + yaml.indent(2));
    search.with(RuleBook.load(file), Experiments.NONE);
  }

  private SearchResponse asked(SearchRequest request) {
    return search.search(request);
  }

  private static SearchRequest all(String text) {
    return Requests.page(SearchRequest.text(text), 0, 100);
  }

  private static Map<String, Long> facet(SearchResponse response) {
    return response.facets().getFirst().values().stream()
        .collect(
            Collectors.toMap(SearchResponse.FacetValue::value, SearchResponse.FacetValue::count));
  }

  private static Map<String, Long> countedByHand(SearchResponse response) {
    return response.hits().stream()
        .collect(Collectors.groupingBy(hit -> hit.item().brand(), Collectors.counting()));
  }

  @Test
  void pins_areAtTheirPlacesOnEveryPage_onceEach() throws IOException {
    rules("");
    List<String> without = ids(asked(all("lamp")));
    rules(
        """
        pins: {when: 'query:lamp', pin: {1: lamp-floor, 4: quilt, 90: mug-red}}
        """);
    List<String> expected = new ArrayList<>(without);
    expected.remove("lamp-floor");
    expected.add(0, "lamp-floor");
    expected.add(3, "quilt");
    expected.add("mug-red");
    SearchResponse whole = asked(all("lamp"));
    assertEquals(expected, ids(whole));
    assertEquals(without.size() + 2, whole.total());
    for (int size = 1; size <= expected.size(); size++) {
      List<String> pages = new ArrayList<>();
      for (int from = 0; from < expected.size() + size; from += size) {
        SearchResponse page = asked(Requests.page(all("lamp"), from, size));
        assertEquals(whole.total(), page.total());
        pages.addAll(ids(page));
      }
      assertEquals(expected, pages, "pages of " + size);
      assertEquals(expected, byCursor("lamp", size), "cursors of " + size);
    }
    assertEquals(List.of(new RuleMark("pins", "pin", 4)), whole.hits().get(3).marks().rules());
    assertEquals(List.of(), whole.hits().get(2).marks().rules());
    assertEquals(List.of(new AppliedRule("pins", List.of("pin"))), whole.served().rules());
  }

  /** All hits, page by page from one cursor to the next. */
  private List<String> byCursor(String text, int size) {
    List<String> found = new ArrayList<>();
    String cursor = "";
    while (cursor != null && found.size() <= 1000) {
      SearchResponse page =
          asked(
              Requests.page(all(text), 0, size).with(new SearchRequest.Options("", cursor, true)));
      found.addAll(ids(page));
      cursor = page.nextCursor();
    }
    return found;
  }

  @Test
  void aPin_isCountedWhereItsFacetIsSelected() throws IOException {
    rules("pins: {pin: {1: quilt, 2: mug-red}}");
    SearchResponse response =
        asked(
            Requests.of("lamp", "", "relevance", "brand", "color")
                .with(new SearchRequest.Options("brand:Potter", "", true)));
    assertEquals(List.of("mug-red"), ids(response));
    assertEquals(1, response.total());
    SearchResponse whole = asked(Requests.of("lamp", "", "relevance", "brand"));
    assertEquals(facet(whole), facet(response));
    assertEquals(
        List.of(new SearchResponse.FacetValue("red", 1)), response.facets().get(1).values());
  }

  @Test
  void aPinThatLacksTheWords_isCounted() throws IOException {
    rules("pins: {when: 'query_any:\"lamp nonesuch\"', pin: {2: quilt, 1: lamp-red}}");
    SearchResponse response = asked(Requests.of("lamp", "", "relevance", "brand"));
    assertEquals(countedByHand(response), facet(response));
    assertEquals(response.hits().size(), response.total());
    SearchResponse nothing = asked(Requests.of("nonesuch", "", "relevance", "brand"));
    assertEquals(List.of("lamp-red", "quilt"), ids(nothing));
    assertEquals(2, nothing.total());
    assertEquals(Map.of("Lumo", 1L, "眠眠", 1L), facet(nothing));
  }

  @Test
  void aPin_showsNothingThatMayNotBeShown() throws IOException {
    rules(
        """
        pins:
          pin: {1: lamp-hidden, 2: lamp-may, 3: lamp-gone, 4: no-such-item, 5: mug-red, 6: bulb}
        """);
    now = Instant.parse("2026-06-01T00:00:00Z");
    try {
      SearchResponse found = asked(all("lamp"));
      assertEquals("lamp-gone", ids(found).get(2));
      assertFalse(ids(found).contains("lamp-hidden"));
      assertFalse(ids(found).contains("lamp-may"));
      List<String> feed = ids(asked(Requests.page(SearchRequest.feed(null), 0, 100)));
      assertEquals("mug-red", feed.get(4));
      assertFalse(feed.contains("lamp-gone"), "sold out is not recommended");
      List<String> buyer = ids(asked(Requests.page(SearchRequest.feed("buyer"), 0, 100)));
      assertFalse(buyer.contains("bulb"), "what was bought is not recommended");
      assertEquals(
          List.of("mug-red"),
          ids(asked(Requests.filtered("lamp", "category:\"Home > Mugs\" AND color:red"))));
      SearchRequest excluding = Requests.excluding(all("lamp"), true, "mug-red");
      assertFalse(ids(asked(excluding)).contains("mug-red"));
    } finally {
      now = TestShop.NOW;
    }
    assertTrue(ids(asked(all("lamp"))).contains("lamp-may"));
  }

  @Test
  void ofTwoWishes_theFirstHoldsAndTheOtherMovesOn() throws IOException {
    rules(
        """
        second: {pin: {1: mug-red, 2: quilt, 3: lamp-hidden}}
        first: {priority: 1, pin: {1: teapot, 9: quilt}}
        """);
    List<String> found = ids(asked(all("lamp")));
    assertEquals("teapot", found.get(0));
    assertEquals("mug-red", found.get(1));
    assertEquals("quilt", found.get(Math.min(8, found.size() - 1)));
    assertFalse(found.get(2).equals("lamp-hidden"));
  }

  @Test
  void otherOrders_ignorePinsAndBoosts_butNotHides() throws IOException {
    rules("");
    List<String> cheapest = ids(asked(Requests.of("lamp", "", "price_asc")));
    rules(
        """
        r:
          pin: {1: quilt}
          boost: [{filter: 'brand:Brassi', factor: 100}]
          hide: {ids: [lamp-blue]}
        """);
    List<String> expected = new ArrayList<>(cheapest);
    expected.remove("lamp-blue");
    SearchResponse response = asked(Requests.of("lamp", "", "price_asc"));
    assertEquals(expected, ids(response));
    assertEquals(expected.size(), response.total());
    response.hits().forEach(hit -> assertEquals(List.of(), hit.marks().rules()));
  }

  @Test
  void factors_multiplyScores() throws IOException {
    rules("");
    SearchResponse plain = asked(all("lamp"));
    rules(
        """
        up: {boost: [{filter: 'brand:Brassi', factor: 8}]}
        down: {bury: [{filter: 'brand:Lumo', factor: 0.25}, {filter: 'color:red', factor: 0}]}
        """);
    SearchResponse ruled = asked(all("lamp"));
    assertEquals("lamp-floor", ids(ruled).getFirst());
    assertEquals(Set.copyOf(ids(plain)), Set.copyOf(ids(ruled)));
    for (Hit hit : ruled.hits()) {
      double factor = 1;
      for (RuleMark mark : hit.marks().rules()) {
        factor *= mark.value();
      }
      assertEquals(hit(plain, hit.item().id()).score() * factor, hit.score(), 1e-9);
    }
    assertEquals(
        List.of(new RuleMark("down", "bury", 0.25), new RuleMark("down", "bury", 0)),
        hit(ruled, "lamp-red").marks().rules());
  }

  private static Hit hit(SearchResponse response, String id) {
    return response.hits().stream()
        .filter(hit -> hit.item().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void hidesAndFilters_keepTotalsAndFacetsRight() throws IOException {
    rules(
        """
        hide: {when: 'query:lamp', hide: {filter: 'color:blue', ids: [bulb]}}
        keep: {when: 'query:lamp', filter: 'brand:(Lumo OR Brassi)'}
        """);
    SearchResponse ruled = asked(Requests.of("lamp", "", "relevance", "brand"));
    rules("");
    SearchResponse byFilter =
        asked(
            Requests.of(
                "lamp",
                "brand:(Lumo OR Brassi) AND NOT color:blue AND NOT id:bulb",
                "relevance",
                "brand"));
    assertEquals(ids(byFilter), ids(ruled));
    assertEquals(byFilter.total(), ruled.total());
    assertEquals(byFilter.facets(), ruled.facets());
  }

  @Test
  void aHideInAFeed_doesNotTurnItIntoAListing() throws IOException {
    rules("");
    List<String> feed = ids(asked(SearchRequest.feed(null)));
    rules("hide: {on: [feed], hide: {ids: [no-such-item]}}");
    assertEquals(feed, ids(asked(SearchRequest.feed(null))));
  }

  @Test
  void aFieldThatNoItemHas_leavesTheActionOut_andIsReported() throws IOException {
    rules("");
    SearchResponse plain = asked(all("lamp"));
    rules(
        """
        lost:
          filter: 'colour:red'
          hide: {filter: 'shape:round'}
          boost: [{filter: 'brand:Brassi', factor: 2}]
        """);
    assertEquals(plain.total(), asked(all("lamp")).total());
    RuleReport report = search.rules();
    assertEquals(2, report.rules().getFirst().problems().size());
    assertTrue(report.rules().getFirst().problems().getFirst().startsWith("lost.filter: filter:"));
  }

  @Test
  void redirect_isAnsweredBesideTheHits() throws IOException {
    rules("help: {when: 'query_exact:lamps', redirect: /gifts?q=lamp}");
    SearchResponse response = asked(SearchRequest.text("Lamp"));
    assertEquals("/gifts?q=lamp", response.served().redirect());
    assertFalse(response.hits().isEmpty());
    assertNull(asked(SearchRequest.text("red lamp")).served().redirect());
  }

  @Test
  void conditions_knowWhoAsksAndWhen() throws IOException {
    rules(
        """
        buyers: {when: 'shopper:known AND likes.brand:Lumo', pin: {1: quilt}}
        trade: {when: 'context.segment:trade AND hour:[0 TO 6]', pin: {1: teapot}}
        lights: {when: 'filter.category:Home', pin: {1: lamp-blue}}
        """);
    assertEquals("quilt", ids(asked(Requests.shopper(all("lamp"), "buyer"))).getFirst());
    SearchExtras trade =
        new SearchExtras(false, List.of(), null, Map.of("segment", List.of("Trade")));
    assertEquals("teapot", ids(asked(all("lamp").with(trade))).getFirst());
    assertEquals(
        "lamp-blue", ids(asked(Requests.filtered("lamp", "category:\"Home > Lamps\""))).getFirst());
    assertEquals(List.of(), asked(all("lamp")).served().rules());
    now = Instant.parse("2026-01-01T12:00:00Z");
    try {
      assertEquals(List.of(), asked(all("lamp").with(trade)).served().rules());
    } finally {
      now = TestShop.NOW;
    }
  }

  @Test
  void trial_saysWhatWouldBeDone() throws IOException {
    rules(
        """
        later: {from: 2026-12-01T00:00:00Z, when: 'query:lamp', pin: {2: quilt, 3: lamp-hidden}}
        """);
    RuleTrial today = search.tryRules(SearchRequest.text("lamp"), Surface.SEARCH, null);
    assertEquals(List.of(), today.rules());
    RuleTrial later =
        search.tryRules(
            SearchRequest.text("lamp"), Surface.SEARCH, Instant.parse("2026-12-01T05:00:00Z"));
    assertEquals("later", later.rules().getFirst().name());
    assertEquals(
        List.of(
            new RuleTrial.TriedPin("later", "quilt", 2),
            new RuleTrial.TriedPin("later", "lamp-hidden", 0)),
        later.pins());
    assertEquals("[5]", String.valueOf(later.context().get("hour")));
    assertFalse(search.rules().rules().getFirst().active());
  }

  @Test
  void randomRules_agreeWithArrangingByHand() throws IOException {
    long seed = Long.getLong("souk.seed", System.nanoTime());
    System.out.println("MerchandisingTest: -Dsouk.seed=" + seed);
    SplittableRandom random = new SplittableRandom(seed);
    rules("");
    List<String> known = ids(asked(Requests.page(Requests.of("", "id:*", "relevance"), 0, 100)));
    for (int round = 0; round < 60; round++) {
      String text = WORDS.get(random.nextInt(WORDS.size()));
      List<String> hidden = some(random, known, 3);
      TreeMap<Integer, String> pins = new TreeMap<>();
      for (String id : some(random, known, 4)) {
        pins.put(1 + random.nextInt(30), id);
      }
      SearchRequest request = Requests.of(text, "", "relevance", "brand");
      rules("");
      String filter = hidden.isEmpty() ? "id:*" : "id:* AND NOT id:(" + spaced(hidden) + ")";
      // A listing, so that feeds are not arranged: only what rules do is compared.
      SearchRequest plain = Requests.page(Requests.of(text, filter, "relevance"), 0, 100);
      List<String> expected = new ArrayList<>(ids(asked(plain)));
      TreeMap<Integer, String> shown = new TreeMap<>();
      List<String> allowed =
          ids(asked(Requests.page(Requests.of("", filter, "relevance"), 0, 100)));
      pins.forEach((place, id) -> {
        if (allowed.contains(id)) {
          shown.put(place, id);
        }
      });
      expected.removeAll(shown.values());
      shown.forEach((place, id) -> expected.add(Math.min(place - 1, expected.size()), id));
      rules(
          "r:\n  pin: {"
              + pins.entrySet().stream()
                  .map(pin -> pin.getKey() + ": " + pin.getValue())
                  .collect(Collectors.joining(", "))
              + "}\n"
              + (hidden.isEmpty() ? "" : "  hide: {ids: [" + String.join(", ", hidden) + "]}\n"));
      SearchRequest listing = Requests.of(text, "id:*", "relevance", "brand");
      SearchResponse response = asked(Requests.page(listing, 0, 100));
      String what = "seed " + seed + ", round " + round + ": '" + text + "' " + pins + " " + hidden;
      assertEquals(expected, ids(response), what);
      assertEquals(expected.size(), response.total(), what);
      assertEquals(countedByHand(response), facet(response), what);
      int from = random.nextInt(expected.size() + 2);
      int size = random.nextInt(10);
      assertEquals(
          expected.subList(Math.min(from, expected.size()), Math.min(from + size, expected.size())),
          ids(asked(Requests.page(listing, from, size))),
          what);
      assertTrue(asked(request).total() >= 0, what);
      if (!text.isEmpty()) {
        assertEquals(expected, byCursor(text, 1 + random.nextInt(9)), what);
      }
    }
  }

  private static List<String> some(SplittableRandom random, List<String> known, int most) {
    List<String> some = new ArrayList<>();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      String id = known.get(random.nextInt(known.size()));
      if (!some.contains(id)) {
        some.add(id);
      }
    }
    return some;
  }

  private static String spaced(List<String> ids) {
    return String.join(" OR ", ids);
  }
}
