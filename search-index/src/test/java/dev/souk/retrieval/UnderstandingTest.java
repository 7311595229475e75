package dev.souk.retrieval;

import static dev.souk.retrieval.TestShop.ids;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.retrieval.understanding.Understanding;
import dev.souk.retrieval.understanding.Understanding.Corrected;
import dev.souk.retrieval.understanding.Understanding.Understood;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnderstandingTest {

  private TestShop shop;

  @BeforeAll
  void open(@TempDir Path temp) throws IOException {
    shop = new TestShop(temp);
  }

  @AfterAll
  void close() throws IOException {
    shop.close();
  }

  private SearchResponse search(String text) {
    return shop.search.search(SearchRequest.text(text));
  }

  private void corrected(String typed, String meant, String first) {
    SearchResponse found = search(typed);
    assertEquals(new Corrected(meant, true), found.understanding().corrected(), typed);
    assertTrue(found.notes().contains("q: searched for \"" + meant + "\""), typed);
    assertEquals(first, ids(found).getFirst(), typed);
  }

  @Test
  void mistypedWords_findWhatWasMeant_inWordsAsTheyAreWritten() {
    corrected("red tabel lamp", "red table lamp", "lamp-red");
    corrected("rde tbale lamp", "red table lamp", "lamp-red");
    corrected("blue mgu", "blue mug", "mug-blue");
    corrected("lrage shade", "large shade", "shade-l");
    // The last word is indexed as "lamp".
    corrected("bulb for lmaps", "bulb for lamps", "bulb");
  }

  @Test
  void wordsRunTogetherOrSplit_findTheirItem() {
    corrected("redtable lamp", "red table lamp", "lamp-red");
    corrected("tea pot of clay", "teapot of clay", "teapot");
  }

  @Test
  void charactersThatSoundTheSame_andPinyin_findTheirItem() {
    corrected("手鸡壳", "手机壳", "case");
    corrected("四件逃", "四件套", "quilt");
    corrected("shouji", "手机", "phone");
    assertEquals("quilt", ids(search("四套件")).getFirst());
    assertEquals("quilt", ids(search("纯四件套")).getFirst());
  }

  @Test
  void whatFindsSomethingAsTyped_isLeftAlone() {
    for (String typed : List.of("red lamp", "glass", "clay", "手机", "lamps")) {
      assertNull(search(typed).understanding().corrected(), typed);
    }
  }

  @Test
  void takenAsTyped_nothingIsPutRightOrTold() {
    SearchResponse typed =
        shop.search.search(SearchRequest.text("tabel lamp under 26").understanding(false));
    assertEquals(Understanding.NONE, typed.understanding());
    assertTrue(typed.notes().stream().anyMatch(n -> n.contains("\"tabel\"")), "" + typed.notes());
  }

  @Test
  void aPrice_isAFilter() {
    SearchResponse found = search("table lamp under 26");
    assertEquals(Set.of("lamp-gone", "lamp-red"), new TreeSet<>(ids(found).subList(0, 2)));
    assertEquals(
        new Understood("price", "under 26", "price:[0 TO 26]", true),
        found.understanding().understood().getFirst());
    assertEquals(
        new TreeSet<>(ids(shop.search.search(Requests.filtered("table lamp", "price:[0 TO 26]")))),
        new TreeSet<>(ids(found)));
    assertEquals(List.of("lamp-floor"), ids(search("lamp over $100")));
    assertEquals(List.of("case"), ids(search("10元以下的手机壳")));
    assertEquals(List.of("phone"), ids(search("100到500元的手机")));
    assertEquals("lamp-red", ids(search("red tabel lamp 20-26")).getFirst());
  }

  @Test
  void aPriceThatNothingHas_staysWords() {
    SearchResponse found = search("lamp under 1");
    assertTrue(ids(found).contains("lamp-red"));
    assertTrue(
        found.understanding().understood().stream().noneMatch(u -> u.kind().equals("price")));
  }

  @Test
  void aBrandOrCategory_isTold_andFiltersNothing() {
    SearchResponse among = search("lumo lamp");
    assertTrue(
        among
            .understanding()
            .understood()
            .contains(new Understood("brand", "lumo", "brand:\"lumo\"", false)));
    SearchResponse brand = search("Lumo");
    assertEquals(
        List.of(new Understood("brand", "lumo", "brand:\"lumo\"", false)),
        brand.understanding().understood());
    SearchResponse category = search("mug");
    assertEquals(
        List.of(new Understood("category", "mug", "category:\"Home > Mugs\"", false)),
        category.understanding().understood());
    assertEquals(Set.of("mug-blue", "mug-red"), new TreeSet<>(ids(category)));
    assertEquals(
        "category:\"Home > 手机\"", search("华为手机").understanding().understood().getLast().filter());
  }

  @Test
  void itemsOfACategoryThatWasTyped_comeBeforeThoseThatOnlyNameIt() {
    SearchResponse found = search("lamp");
    double shade = text(found, "shade-s");
    assertTrue(text(found, "lamp-red") > shade, "a lamp before a lamp shade");
    SearchResponse typed = shop.search.search(SearchRequest.text("lamp").understanding(false));
    assertTrue(
        text(typed, "lamp-red") - text(typed, "shade-s") < text(found, "lamp-red") - shade,
        "more so than as typed");
  }

  private static double text(SearchResponse found, String id) {
    return found.hits().stream()
        .filter(hit -> hit.item().id().equals(id))
        .mapToDouble(hit -> Objects.requireNonNull(hit.sources().get("text")).raw())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aMinusExcludes_quotesAskForWordsSideBySide() {
    Set<String> lamps = new TreeSet<>(ids(search("table lamp -blue")));
    assertTrue(lamps.contains("lamp-red") && !lamps.contains("lamp-blue"), lamps.toString());
    assertEquals(List.of("lamp-red"), ids(search("\"red table\" lamp")));
    // No such words side by side: then they are words.
    assertEquals("lamp-red", ids(search("\"lamp red\"")).getFirst());
    assertTrue(ids(search("-lamp")).contains("lamp-red"));
  }

  @Test
  void anyTextWhatever_isAnswered() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    String[] pieces = {
      "under ", "£", "50", "以下", "元", " -", "\"", "“", "lamp", "手鸡", " ", "-100", "between ", "lmap"
    };
    for (int i = 0; i < 400; i++) {
      StringBuilder text = new StringBuilder("x");
      int length = random.nextInt(60);
      while (text.length() < length) {
        if (random.nextBoolean()) {
          text.append(pieces[random.nextInt(pieces.length)]);
        } else if (random.nextInt(4) > 0) {
          text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
        } else {
          text.append((char) random.nextInt(Character.MAX_VALUE + 1));
        }
      }
      SearchResponse found =
          assertDoesNotThrow(() -> search(text.toString()), () -> "seed " + seed + ": " + text);
      assertNotNull(found.understanding());
      assertFalse(found.total() < 0);
    }
  }
}
