package dev.souk.retrieval;

import static dev.souk.retrieval.TestShop.item;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.domain.InvalidInputException;
import dev.souk.domain.Item;
import dev.souk.kernels.SimilarityBackend;
import dev.souk.kernels.scalar.ScalarBackend;
import dev.souk.representation.collaborative.Interactions;
import dev.souk.retrieval.SearchResponse.Hit;
import dev.souk.retrieval.ranking.Blend;
import dev.souk.retrieval.ranking.Diversity;
import dev.souk.retrieval.ranking.RankingProfile;
import dev.souk.retrieval.ranking.RankingProfiles;
import dev.souk.retrieval.ranking.SourceKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A search by relevance ranks a shortlist of the matches. Held against all matches with their
 * scores, which an answer in another order gives, for that takes a pass over all.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShortlistTest {

  private static final int ITEMS = 300;
  private static final int SEARCHES = 40;
  private static final List<String> FILTERS =
      List.of("", "brand:B1 OR brand:B2", "price:[2 TO 6]", "-category:\"Home > C3\"");

  private static final Comparator<Hit> BEST_FIRST =
      Comparator.comparingDouble(Hit::score).reversed().thenComparing(hit -> hit.item().id());

  private final long seed = new Random().nextLong();
  private final Random random = new Random(seed);
  private TestViews views;
  private SimilarityBackend backend;

  @BeforeAll
  void open(@TempDir Path temp) throws IOException {
    backend = new ScalarBackend();
    views = new TestViews(temp);
    Interactions.Builder bought = Interactions.builder();
    for (int u = 0; u < 200; u++) {
      int taste = random.nextInt(8);
      for (int n = 0; n < 12; n++) {
        bought.add("u" + u, "i" + (random.nextInt(ITEMS / 8) * 8 + taste), 1, TestShop.NOW);
      }
    }
    // Several segments, with items that have been replaced or are gone.
    for (int batch = 0; batch < 3; batch++) {
      for (int i = 0; i < ITEMS; i++) {
        if (i % 3 <= batch) {
          views.items(randomItem(i));
        }
      }
      views.publish();
    }
    views.models(bought.build());
    for (int i = 0; i < ITEMS; i += 2) {
      views.signals("i" + i, random.nextInt(6), random.nextDouble());
    }
    for (int i = 0; i < ITEMS; i += 29) {
      views.delete("i" + i);
    }
    views.profile(TestShop.bought("shopper", "i1", "i9", "i17", "i25", "i33")).publish();
  }

  @AfterAll
  void close() throws IOException {
    backend.close();
    views.close();
  }

  private Item randomItem(int i) {
    StringBuilder words = new StringBuilder("thing");
    for (int n = random.nextInt(6); n >= 0; n--) {
      // So common that no search finds too little and lets words go.
      words.append(" w").append(random.nextInt(6));
    }
    String title = words.toString();
    return item(
        "i" + i, title, "", 1 + random.nextInt(8), "B" + i % 5, "C" + random.nextInt(7), null);
  }

  private LuceneShopSearch search(Map<SourceKind, Integer> budgets) throws IOException {
    Blend standard = RankingProfile.standard().search();
    return search(new Blend(standard.weights(), budgets, Diversity.NONE, false));
  }

  private LuceneShopSearch search(Blend blend) throws IOException {
    RankingProfile profile = new RankingProfile("default", 1, blend, blend, blend, blend, blend);
    return new LuceneShopSearch(
        views.store(), backend, RankingProfiles.of(profile), QueryEmbedder.lsa(views::basis));
  }

  /** Every source proposes so many. */
  private LuceneShopSearch search(int budget) throws IOException {
    Map<SourceKind, Integer> budgets = new EnumMap<>(SourceKind.class);
    for (SourceKind kind : SourceKind.values()) {
      budgets.put(kind, budget);
    }
    return search(budgets);
  }

  private SearchRequest randomSearch(String sort, String... facets) {
    String text = random.nextInt(3) == 0 ? "thing" : "thing w" + random.nextInt(6);
    String filter = FILTERS.get(random.nextInt(FILTERS.size()));
    SearchRequest request = Requests.of(text, filter, sort, facets);
    request = random.nextBoolean() ? Requests.shopper(request, "shopper") : request;
    return random.nextBoolean() ? Requests.excluding(request, true, "i2", "i3", "i4") : request;
  }

  private static SearchRequest sorted(SearchRequest r, String sort) {
    return new SearchRequest(
        r.text(),
        r.shopper(),
        r.history(),
        r.filter(),
        r.facets(),
        sort,
        r.from(),
        r.size(),
        r.exclude(),
        r.includeOwned(),
        r.profile());
  }

  private static List<Hit> all(LuceneShopSearch search, SearchRequest request, int pageSize) {
    List<Hit> all = new ArrayList<>();
    List<Hit> page;
    do {
      page = search.search(Requests.page(request, all.size(), pageSize)).hits();
      all.addAll(page);
    } while (!page.isEmpty());
    return all;
  }

  private static List<String> named(List<Hit> hits) {
    return hits.stream().map(hit -> hit.item().id() + " " + hit.score()).toList();
  }

  @Test
  void allMatchesInTheBudget_answersAsAPassOverAllDoes() throws IOException {
    try (LuceneShopSearch search = search(1000)) {
      for (int n = 0; n < SEARCHES; n++) {
        SearchRequest request = randomSearch("relevance");
        List<Hit> expected = all(search, sorted(request, "price_asc"), 100);
        expected.sort(BEST_FIRST);
        assertEquals(
            named(expected), named(all(search, request, 100)), () -> request + ", seed " + seed);
        SearchResponse first = search.search(request);
        assertEquals(expected.size(), first.total(), () -> request + ", seed " + seed);
        assertTrue(first.totalExact());
      }
    }
  }

  @Test
  void smallBudget_pagesJoinAndHoldEveryMatchOnce() throws IOException {
    try (LuceneShopSearch search = search(7)) {
      for (int n = 0; n < SEARCHES; n++) {
        SearchRequest request = randomSearch("relevance");
        List<Hit> matches = all(search, sorted(request, "popularity"), 100);
        List<Hit> shown = all(search, request, 100);
        String which = request + ", seed " + seed;
        assertEquals(matches.size(), shown.size(), which);
        assertEquals(new HashSet<>(named(matches)), new HashSet<>(named(shown)), which);
        assertEquals(named(shown), named(all(search, request, 1 + random.nextInt(9))), which);
      }
    }
  }

  private static List<Hit> byCursor(LuceneShopSearch search, SearchRequest request, int size) {
    List<Hit> all = new ArrayList<>();
    SearchRequest next = Requests.page(request, 0, size);
    while (true) {
      SearchResponse page = search.search(next);
      all.addAll(page.hits());
      String cursor = page.nextCursor();
      if (cursor == null) {
        return all;
      }
      assertEquals(size, page.hits().size());
      next = next.with(new SearchRequest.Options("", cursor, true));
    }
  }

  @Test
  void cursor_leadsThroughTheWholeAnswer_inEveryOrder() throws IOException {
    try (LuceneShopSearch few = search(7);
        LuceneShopSearch many = search(1000)) {
      for (int n = 0; n < SEARCHES; n++) {
        String sort = List.of("relevance", "price_asc", "price_desc", "popularity").get(n % 4);
        SearchRequest request = randomSearch(sort);
        // Without words, what a filter lets through is listed.
        SearchRequest asked =
            n % 5 == 0 ? Requests.of("", "brand:B1 OR brand:B2 OR brand:B3", sort) : request;
        for (LuceneShopSearch search : List.of(few, many)) {
          assertEquals(
              named(all(search, asked, 100)),
              named(byCursor(search, asked, 1 + random.nextInt(9))),
              () -> asked + ", seed " + seed);
        }
      }
    }
  }

  @Test
  void cursor_ofAnotherRequest_orBesideAPlace_isRefused() throws IOException {
    try (LuceneShopSearch search = search(7)) {
      SearchRequest request = Requests.page(SearchRequest.text("thing"), 0, 3);
      String cursor = search.search(request).nextCursor();
      assertTrue(cursor != null && cursor.matches("[A-Za-z0-9_-]+"), cursor);
      SearchRequest.Options after = new SearchRequest.Options("", cursor, true);
      assertEquals(5, search.search(Requests.page(request, 0, 5).with(after)).hits().size());
      List<SearchRequest> others =
          List.of(
              SearchRequest.text("thing w1"),
              SearchRequest.feed(null),
              Requests.filtered("thing", "brand:B1"),
              Requests.of("thing", "", "popularity"),
              Requests.shopper(request, "shopper"),
              request.with(new SearchRequest.Options("", "bm9uZQ", true)),
              request.with(new SearchRequest.Options("", "*", true)));
      for (SearchRequest other : others) {
        SearchRequest beside = other.options().cursor().isEmpty() ? other.with(after) : other;
        assertEquals(
            "cursor",
            assertThrows(InvalidInputException.class, () -> search.search(beside)).field());
      }
      assertThrows(InvalidInputException.class, () -> Requests.page(request, 1, 3).with(after));
    }
  }

  @Test
  void withoutExplanation_theHitsAreTheSame() throws IOException {
    try (LuceneShopSearch search = search(7)) {
      SearchRequest request = Requests.shopper(SearchRequest.text("thing"), "shopper");
      SearchResponse bare = search.search(request.with(new SearchRequest.Options("", "", false)));
      assertEquals(named(search.search(request).hits()), named(bare.hits()));
      for (Hit hit : bare.hits()) {
        assertEquals(Map.of(), hit.sources());
        assertEquals(List.of(), hit.reasons());
      }
    }
  }

  @Test
  void tasteThatIsRemembered_answersTheSame_andANewSnapshotForgetsIt(@TempDir Path temp)
      throws IOException {
    try (TestViews shop = new TestViews(temp)) {
      for (int i = 0; i < 12; i++) {
        shop.items(item("t" + i, "thing", "", 1, "B" + i % 3, "C" + i % 4, null));
      }
      shop.profile(TestShop.bought("somebody", "t0")).publish();
      try (LuceneShopSearch search =
          new LuceneShopSearch(shop.store(), backend, RankingProfiles.of(), QueryEmbedder.NONE)) {
        SearchRequest request = Requests.shopper(SearchRequest.text("thing"), "somebody");
        List<String> first = named(search.search(request).hits());
        assertEquals(first, named(search.search(request).hits()));
        shop.profile(TestShop.bought("somebody", "t1")).publish();
        search.refresh();
        assertNotEquals(first, named(search.search(request).hits()));
      }
    }
  }

  @Test
  void shortlist_isInTheOrderOfItsScores_andSoIsWhatComesBehind() throws IOException {
    try (LuceneShopSearch search = search(7)) {
      for (int n = 0; n < SEARCHES; n++) {
        SearchRequest request = randomSearch("relevance");
        List<Hit> shown = all(search, request, 100);
        int descents = 0;
        for (int i = 1; i < shown.size(); i++) {
          descents += BEST_FIRST.compare(shown.get(i - 1), shown.get(i)) > 0 ? 1 : 0;
        }
        assertTrue(descents <= 1, request + ", seed " + seed + ": " + named(shown));
      }
    }
  }

  /**
   * The first hits are those of the whole ranking if each is proposed by the source that says so.
   */
  private void firstAreFirstOfAll(Map<SourceKind, Double> weights, SourceKind proposes, int budget)
      throws IOException {
    Map<SourceKind, Integer> budgets = new EnumMap<>(SourceKind.class);
    for (SourceKind kind : SourceKind.values()) {
      budgets.put(kind, 1);
    }
    budgets.put(proposes, budget);
    Blend blend = new Blend(weights, budgets, Diversity.NONE, false);
    try (LuceneShopSearch search = search(blend)) {
      for (int n = 0; n < SEARCHES; n++) {
        SearchRequest request = Requests.shopper(randomSearch("relevance"), "shopper");
        List<Hit> expected = all(search, sorted(request, "price_asc"), 100);
        expected.sort(BEST_FIRST);
        expected.removeIf(hit -> hit.score() < 1e-3);
        int first = Math.min(3, expected.size());
        assertEquals(
            named(expected.subList(0, first)),
            named(search.search(Requests.page(request, 0, first)).hits()),
            () -> request + ", seed " + seed);
      }
    }
  }

  @Test
  void bestByWords_areOnTheShortlist() throws IOException {
    firstAreFirstOfAll(Map.of(SourceKind.TEXT, 1.0), SourceKind.TEXT, 60);
  }

  @Test
  void whatOthersProposeAmongTheMatches_isOnTheShortlist() throws IOException {
    firstAreFirstOfAll(
        Map.of(SourceKind.TEXT, 1e-6, SourceKind.FACTORS, 1.0), SourceKind.FACTORS, ITEMS);
    firstAreFirstOfAll(
        Map.of(SourceKind.TEXT, 1e-6, SourceKind.TREND, 1.0), SourceKind.TREND, ITEMS);
  }

  @Test
  void facetsAndTotal_areOfAllMatches() throws IOException {
    try (LuceneShopSearch few = search(5);
        LuceneShopSearch many = search(1000)) {
      for (int n = 0; n < SEARCHES; n++) {
        SearchRequest request = randomSearch("relevance", "brand", "category", "price");
        SearchResponse counted = few.search(Requests.page(request, 0, 2));
        // Another order takes one pass over all, facets included.
        SearchResponse expected = many.search(sorted(request, "price_desc"));
        assertEquals(expected.facets(), counted.facets(), () -> request + ", seed " + seed);
        assertEquals(expected.total(), counted.total(), () -> request + ", seed " + seed);
        assertTrue(counted.totalExact());
      }
    }
  }

  @Test
  void anotherOrder_equalOnesByScoreThenId() throws IOException {
    try (LuceneShopSearch search = search(1000)) {
      for (int n = 0; n < SEARCHES; n++) {
        SearchRequest request = randomSearch("relevance");
        List<Hit> expected = all(search, request, 100);
        Comparator<Hit> cheapest = Comparator.comparingDouble(hit -> hit.item().price().value());
        expected.sort(cheapest.thenComparing(BEST_FIRST));
        assertEquals(
            named(expected),
            named(all(search, sorted(request, "price_asc"), 1 + random.nextInt(20))),
            () -> request + ", seed " + seed);
      }
    }
  }

  @Test
  void moreMatchesThanAreCounted_isALowerBound_unlessFacetsAreAsked(@TempDir Path temp)
      throws IOException {
    int many = 10_500;
    try (TestViews large = new TestViews(temp)) {
      for (int i = 0; i < many; i++) {
        large.items(
            item("m" + i, "common " + (i % 7 == 0 ? "rare" : "usual"), "", 1, "B", "C", null));
      }
      large.publish();
      try (LuceneShopSearch search =
          new LuceneShopSearch(large.store(), backend, RankingProfiles.of(), QueryEmbedder.NONE)) {
        SearchResponse broad = search.search(SearchRequest.text("common"));
        assertFalse(broad.totalExact());
        assertTrue(broad.total() >= 10_000 && broad.total() <= many, () -> "" + broad.total());
        SearchResponse counted = search.search(Requests.of("common", "", "relevance", "category"));
        assertTrue(counted.totalExact());
        assertEquals(many, counted.total());
        SearchResponse narrow = search.search(SearchRequest.text("common rare"));
        assertTrue(narrow.totalExact());
        assertEquals(many / 7, narrow.total());
      }
    }
  }
}
