package dev.souk.retrieval;

import static dev.souk.retrieval.TestShop.ids;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.domain.Item;
import dev.souk.kernels.SimilarityBackend;
import dev.souk.kernels.scalar.ScalarBackend;
import dev.souk.retrieval.ranking.RankingProfiles;
import dev.souk.retrieval.text.ShopWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What words find, and in which order. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RelevanceTest {

  private static final List<String> COLOURS = List.of("Blue", "Green", "Black", "White", "Pink");

  private final SimilarityBackend backend = new ScalarBackend();
  private TestViews views;
  private Path synonyms;
  private LuceneShopSearch search;

  @BeforeAll
  void open(@TempDir Path temp) throws IOException {
    views = new TestViews(temp);
    for (String colour : COLOURS) {
      for (int i = 0; i < 8; i++) {
        put("dress-" + colour + i, colour + " dress " + "with pleats ".repeat(i), "Dresses");
        put("shirt-" + colour + i, colour + " shirt", "Shirts");
      }
    }
    for (int i = 0; i < 3; i++) {
      put("dress-red" + i, "Evening gown, long and sleeveless, a red dress for balls", "Dresses");
      put("shirt-red" + i, "Red shirt", "Shirts");
    }
    put("headphones-4", "Sony WH-1000XM4 headphones", "Audio");
    put("headphones-5", "Sony WH-1000XM5 headphones", "Audio");
    put("television", "Television 4K 55 inch", "Audio");
    put("tv", "TV stand of oak", "Furniture");
    put("sofa", "Corner sofa", "Furniture");
    put("cell", "Cell phone", "Phones");
    put("mobile", "Mobile phone, cheap", "Phones");
    put("case", "手机壳 防摔", "手机");
    put("phone", "智能手机 黑色", "手机");
    put("iphone-case", "iPhone 手机壳 透明", "手机");
    put("boots", "Boots sun lotion", "Care");
    put("boot", "Rubber boot for the garden", "Shoes");
    put("north", "Jacket by North Face", "Sport");
    put("face", "Face cream from the far north", "Care");
    put("xiaomi", "小米 手机", "手机");
    put("x100", "Camera X100", "Audio");
    put("x-100", "Camera X, 100 pictures", "Audio");
    put("holder", "T-light holder", "Home");
    views.publish();
    synonyms = temp.resolve("synonyms.txt");
    Files.writeString(synonyms, "tv, television\ncouch => sofa\ncell phone, mobile phone\n");
    Path vocabulary = temp.resolve("vocabulary.txt");
    Files.writeString(vocabulary, "Boots # a chemist\nnorth face\n小米\nX-100\n");
    search =
        new LuceneShopSearch(
                views.store(), backend, RankingProfiles.of(), QueryEmbedder.lsa(views::basis))
            .knowing(ShopWords.load(synonyms, vocabulary));
  }

  private void put(String id, String title, String category) {
    Item item = TestShop.item(id, title, "", 10, "", category, null);
    views.items(item);
  }

  @AfterAll
  void close() throws IOException {
    search.close();
    backend.close();
    views.close();
  }

  private SearchResponse search(String text) {
    return search.search(SearchRequest.text(text));
  }

  private List<String> first(String text, int count) {
    List<String> ids = ids(search(text));
    return ids.subList(0, Math.min(count, ids.size()));
  }

  @Test
  void whatHasAllWords_isFirst_howeverLongItsTitle() {
    SearchResponse found = search("red dress");
    assertEquals(
        Set.of("dress-red0", "dress-red1", "dress-red2"), new HashSet<>(first("red dress", 3)));
    assertTrue(found.total() > 20, "total " + found.total());
    assertEquals(
        List.of("q: few items have all the words (3); the others have some"), found.notes());
    assertEquals(
        8,
        search("blue dress").hits().stream()
            .limit(8)
            .filter(hit -> hit.item().title().startsWith("Blue dress"))
            .count());
  }

  @Test
  void enoughWithAllWords_isNotMixedWithOthers() {
    SearchResponse found = search("dress");
    assertEquals(43, found.total());
    assertEquals(List.of(), found.notes());
    assertTrue(ids(search("with pleats dress")).stream().allMatch(id -> id.startsWith("dress-")));
  }

  @Test
  void pagesOfARelaxedSearch_agree() {
    List<String> whole = ids(search.search(Requests.page(SearchRequest.text("red dress"), 0, 60)));
    List<String> pages = new ArrayList<>();
    for (int from = 0; from < 60; from += 7) {
      pages.addAll(
          ids(
              search.search(
                  Requests.page(SearchRequest.text("red dress"), from, Math.min(7, 60 - from)))));
    }
    assertEquals(whole, pages);
  }

  @Test
  void otherOrders_relaxOnlyWhatHasNothing() {
    assertEquals(3, search.search(Requests.of("red dress", "", "price_asc")).total());
    SearchResponse none = search.search(Requests.of("red sofa", "", "price_asc"));
    assertEquals(List.of("sofa"), ids(none));
    assertEquals(List.of("q: no item has all the words; these have some of them"), none.notes());
  }

  @Test
  void wordsOfNoItem_areNamed_andDoNotCount() {
    SearchResponse found = search("purple xylophone sofa");
    assertEquals("sofa", ids(found).getFirst());
    assertEquals(1, found.total());
    assertEquals(
        List.of("q: no item has \"purple\", \"xylophone\"; these have some of the other words"),
        found.notes());
    assertEquals(0, search("xylophone").total());
  }

  @Test
  void modelNumbers_matchExactly() {
    assertEquals("headphones-5", first("wh-1000xm5", 1).getFirst());
    assertEquals("headphones-4", first("sony wh-1000xm4", 1).getFirst());
    assertEquals("headphones-4", first("WH1000XM4", 1).getFirst());
  }

  @Test
  void pluralAndSingular_findTheSame() {
    assertEquals(ids(search("dress")), ids(search("dresses")));
    assertEquals(ids(search("red shirts")), ids(search("red shirt")));
  }

  @Test
  void compoundsUnitsAndMixedText_findTheirItems() {
    assertEquals("holder", first("tlight", 1).getFirst());
    assertEquals("television", first("4k tv 55 inch", 1).getFirst());
    assertEquals("television", first("television 55inch 4K", 1).getFirst());
    assertEquals("iphone-case", first("iPhone 手机壳", 1).getFirst());
    assertEquals(List.of("case", "iphone-case"), first("手机壳", 2));
  }

  @Test
  void synonyms_findEachOther_theTypedWordFirst() {
    assertEquals(List.of("tv", "television"), ids(search("tv")));
    assertEquals(List.of("television", "tv"), ids(search("television")));
    assertEquals(List.of("sofa"), ids(search("couch")));
    assertEquals(
        List.of(),
        search("corner couch").notes().stream().filter(note -> note.contains("no item")).toList());
    assertEquals(List.of("cell", "mobile"), first("cell phones", 2));
    assertEquals(List.of("mobile", "cell"), first("mobile phone", 2));
  }

  @Test
  void namesOfTheVocabulary_areFoundAsTheyAreWritten() {
    assertEquals(List.of("boots"), ids(search("boots")));
    assertEquals(Set.of("boots", "boot"), new HashSet<>(ids(search("boot"))));
    assertEquals(List.of("north"), ids(search("THE NORTH FACE")));
    assertEquals("xiaomi", first("小米", 1).getFirst());
    assertEquals(List.of("x100"), ids(search("x-100")));
  }

  @Test
  void chinese_thatIsOnlyAlike_isFoundByItsCharacters() {
    SearchResponse found = search.search(SearchRequest.text("手几壳").understanding(false));
    assertEquals(Set.of("case", "iphone-case"), new HashSet<>(ids(found).subList(0, 2)));
    assertEquals(List.of("q: no item has the words; these have some characters"), found.notes());
  }
}
