package dev.souk.retrieval;

import static dev.souk.retrieval.TestShop.ids;
import static dev.souk.retrieval.TestShop.item;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.domain.InvalidInputException;
import dev.souk.retrieval.SearchResponse.Hit;
import dev.souk.retrieval.SearchResponse.Participation;
import dev.souk.retrieval.experiment.Experiments;
import dev.souk.retrieval.highlight.Highlights;
import dev.souk.retrieval.ranking.Blend;
import dev.souk.retrieval.ranking.RankingProfile;
import dev.souk.retrieval.ranking.RankingProfiles;
import dev.souk.retrieval.ranking.SourceKind;
import dev.souk.retrieval.rules.RuleBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Two ranking profiles in one answer, and highlighting. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InterleavingTest {

  private static final int VASES = 150;

  private Path directory;
  private TestShop shop;
  private LuceneShopSearch search;

  @BeforeAll
  void open(@TempDir Path temp) throws IOException {
    directory = temp;
    shop = new TestShop(temp.resolve("shop"));
    for (int i = 0; i < VASES; i++) {
      String words = i % 2 == 0 ? "Vase of glass" : "Vase of glass, a vase for flowers";
      shop.views.items(item("vase-" + i, words + " " + i, "", 5 + i, "Vasa", "Vases", null));
      shop.views.signals("vase-" + i, (i * 37) % VASES, 0);
    }
    shop.views.publish();
    search =
        new LuceneShopSearch(
            shop.views.store(),
            shop.backend,
            RankingProfiles.of(
                profile("words", SourceKind.TEXT), profile("sales", SourceKind.POPULARITY)),
            QueryEmbedder.NONE);
  }

  private static RankingProfile profile(String name, SourceKind kind) {
    Blend blend = Blend.of(Map.of(kind, 1.0));
    return new RankingProfile(name, 1, blend, blend, blend, blend, blend);
  }

  @AfterAll
  void close() throws IOException {
    search.close();
    shop.close();
  }

  private static SearchRequest interleaved(String shopper, int from, int size) {
    SearchRequest request = Requests.shopper(SearchRequest.text("vase glass"), shopper);
    SearchExtras extras = new SearchExtras(false, List.of("words", "sales"), null, Map.of());
    return Requests.page(request, from, size).with(extras);
  }

  @Test
  void pagesJoin_withinAndBehindTheWindow() {
    SearchResponse whole = search.search(interleaved("ann", 0, 100));
    assertEquals(VASES, whole.total());
    assertEquals(List.of("words@1", "sales@1"), whole.served().interleaved());
    List<Hit> pages = new ArrayList<>();
    for (int from = 0; from < VASES + 7; from += 7) {
      pages.addAll(search.search(interleaved("ann", from, 7)).hits());
    }
    assertEquals(VASES, pages.size());
    assertEquals(VASES, new HashSet<>(pages.stream().map(hit -> hit.item().id()).toList()).size());
    assertEquals(ids(whole), pages.subList(0, 100).stream().map(hit -> hit.item().id()).toList());
    long words = whole.hits().stream().filter(hit -> "words".equals(hit.marks().team())).count();
    assertEquals(50, words);
    pages.subList(100, VASES).forEach(hit -> assertEquals(null, hit.marks().team()));
  }

  @Test
  void theSameShopper_seesTheSame_othersDoNot() {
    assertEquals(
        ids(search.search(interleaved("ann", 0, 20))),
        ids(search.search(interleaved("ann", 0, 20))));
    boolean differs = false;
    for (String other : List.of("bob", "cat", "dan", "eve")) {
      differs |=
          !ids(search.search(interleaved("ann", 0, 20)))
              .equals(ids(search.search(interleaved(other, 0, 20))));
    }
    assertTrue(differs);
  }

  @Test
  void pins_keepTheirPlaces_andAreOfNoTeam() throws IOException {
    Path rules =
        Files.writeString(
            directory.resolve("rules.yaml"), "rules: {r: {pin: {1: quilt, 5: vase-3}}}");
    search.with(RuleBook.load(rules), Experiments.NONE);
    try {
      SearchResponse response = search.search(interleaved("ann", 0, 20));
      assertEquals("quilt", ids(response).get(0));
      assertEquals("vase-3", ids(response).get(4));
      assertEquals(null, response.hits().get(4).marks().team());
      assertNotEquals(null, response.hits().get(1).marks().team());
      assertEquals(VASES + 1, response.total());
      assertEquals(ids(response).subList(3, 6), ids(search.search(interleaved("ann", 3, 3))));
    } finally {
      search.with(RuleBook.NONE, Experiments.NONE);
    }
  }

  @Test
  void anExperiment_saysWhatTheShopperSees() throws IOException {
    Path trials =
        Files.writeString(
            directory.resolve("trials.yaml"),
            """
            experiments:
              all-by-sales: {profiles: {sales: 100}}
            """);
    search.with(RuleBook.NONE, Experiments.load(trials));
    try {
      SearchRequest request = Requests.shopper(SearchRequest.text("vase glass"), "ann");
      SearchResponse response = search.search(request);
      assertEquals("sales@1", response.profile());
      assertEquals(new Participation("all-by-sales", "sales"), response.served().experiment());
      assertEquals(ids(search.search(request.by("sales"))), ids(response));
      assertEquals(null, search.search(request.by("sales")).served().experiment());
      Files.writeString(
          trials, "experiments: {mix: {interleave: {profiles: [words, sales], share: 100}}}");
      search.refresh();
      SearchResponse mixed = search.search(request);
      assertEquals(new Participation("mix", "interleaved"), mixed.served().experiment());
      assertEquals(ids(search.search(interleaved("ann", 0, 20))), ids(mixed));
    } finally {
      search.with(RuleBook.NONE, Experiments.NONE);
    }
  }

  @Test
  void whatCannotBeInterleaved_isRefused() {
    for (List<String> profiles :
        List.of(List.of("words"), List.of("words", "words"), List.of("words", "sales", "x"))) {
      assertThrows(
          InvalidInputException.class,
          () -> new SearchExtras(false, profiles, null, Map.of()),
          profiles.toString());
    }
    SearchExtras unknown = new SearchExtras(false, List.of("words", "none"), null, Map.of());
    assertThrows(
        InvalidInputException.class, () -> search.search(SearchRequest.text("x").with(unknown)));
  }

  @Test
  void highlights_areThereWhenAskedFor() {
    SearchExtras highlight = new SearchExtras(true, List.of(), null, Map.of());
    Hit hit = search.search(SearchRequest.text("red lamps").with(highlight)).hits().getFirst();
    Highlights highlights = hit.marks().highlights();
    assertNotNull(highlights);
    assertEquals(
        List.of(new Highlights.Range(0, 3), new Highlights.Range(10, 14)), highlights.title());
    Highlights.Fragment fragment = highlights.description();
    assertNotNull(fragment);
    assertEquals(2, fragment.ranges().size());
    assertEquals(
        null, search.search(SearchRequest.text("red")).hits().getFirst().marks().highlights());
  }
}
