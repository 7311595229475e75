package dev.souk.retrieval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.domain.InvalidInputException;
import dev.souk.domain.Ledger;
import dev.souk.retrieval.suggest.Suggestion;
import dev.souk.retrieval.suggest.SuggestionKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SuggestTest {

  private TestShop shop;

  @BeforeAll
  void open(@TempDir Path temp) throws IOException {
    shop = new TestShop(temp);
  }

  @AfterAll
  void close() throws IOException {
    shop.close();
  }

  private static Suggestion item(String title, String id, int from, int to) {
    return new Suggestion(title, SuggestionKind.ITEM, id, from, to, false);
  }

  private static Suggestion brand(String name, int from, int to) {
    return new Suggestion(name, SuggestionKind.BRAND, name, from, to, false);
  }

  @Test
  void english_titlesBrandsAndCategories() {
    List<Suggestion> lu = shop.search.suggest("LU", 10);
    assertEquals(List.of(brand("Lumo", 0, 2)), lu);
    List<Suggestion> red = shop.search.suggest("red", 10);
    assertEquals(
        List.of(item("Red mug", "mug-red", 0, 3), item("Red table lamp", "lamp-red", 0, 3)), red);
    assertTrue(
        shop.search.suggest("mug", 10).stream().anyMatch(s -> s.kind() == SuggestionKind.CATEGORY));
  }

  @Test
  void chinese_byTheFirstCharacters() {
    List<Suggestion> phone = shop.search.suggest("华", 10);
    assertTrue(phone.contains(brand("华为", 0, 1)), phone.toString());
    assertTrue(phone.contains(item("华为手机 5G", "phone", 0, 1)), phone.toString());
    assertTrue(shop.search.suggest("手机", 10).contains(item("手机壳 防摔", "case", 0, 2)));
  }

  @Test
  void chinese_inPinyinAndByItsInitials() {
    Suggestion written = item("手机壳 防摔", "case", 0, 2);
    for (String typed : List.of("shouji", "shou ji", "sj", "手ji", "手j", "SHOUJI")) {
      List<Suggestion> found = shop.search.suggest(typed, 10);
      assertTrue(found.contains(written), () -> typed + ": " + found);
    }
    List<Suggestion> halfway = shop.search.suggest("huaw", 10);
    assertTrue(halfway.contains(brand("华为", 0, 2)), halfway::toString);
    assertTrue(halfway.contains(item("华为手机 5G", "phone", 0, 2)), halfway::toString);
  }

  @Test
  void slips_areForgiven_andToldSo() {
    for (String typed : List.of("tabel lamp", "tble la", "taable", "teble", "atble lamp")) {
      List<Suggestion> found = shop.search.suggest(typed, 10);
      assertTrue(
          found.stream().anyMatch(s -> s.id().equals("lamp-red") && s.corrected()),
          () -> typed + ": " + found);
    }
    List<Suggestion> twice = shop.search.suggest("flor lmap of br", 10);
    assertTrue(
        twice.stream().anyMatch(s -> s.id().equals("lamp-floor") && s.corrected()),
        twice::toString);
    // Who typed three letters has not typed enough to have made a slip.
    assertEquals(List.of(), shop.search.suggest("rxd", 10));
    assertTrue(
        shop.search.suggest("table", 10).stream()
            .filter(s -> s.id().startsWith("lamp"))
            .noneMatch(Suggestion::corrected));
  }

  @Test
  void size_isKept_andBadOnesAreRefused() {
    assertEquals(1, shop.search.suggest("l", 1).size());
    assertEquals(List.of(), shop.search.suggest("", 5));
    assertEquals(List.of(), shop.search.suggest("xyz", 5));
    assertThrows(InvalidInputException.class, () -> shop.search.suggest("l", 0));
    assertThrows(InvalidInputException.class, () -> shop.search.suggest("l", 21));
    assertThrows(InvalidInputException.class, () -> shop.search.suggest("l".repeat(201), 5));
  }

  @Test
  void whateverIsTyped_isAnswered() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    String letters = "ab mlre\uD83D\uDE00手机華\u0000\u0001\u00FF'%\t é̈ﬁＡİ\uFFFF";
    for (int i = 0; i < 2_000; i++) {
      StringBuilder typed = new StringBuilder();
      for (int length = random.nextInt(i % 10 == 0 ? 200 : 12); length > 0; length--) {
        typed.append(
            random.nextInt(50) == 0
                ? (char) random.nextInt(1 << 16)
                : letters.charAt(random.nextInt(letters.length())));
      }
      int size = 1 + random.nextInt(20);
      try {
        assertTrue(shop.search.suggest(typed.toString(), size).size() <= size);
      } catch (RuntimeException e) {
        throw new AssertionError("'%s', seed %d".formatted(typed, seed), e);
      }
    }
  }

  @Test
  void ledger_isEmptyUntilPublished() throws IOException {
    assertEquals(Ledger.EMPTY, shop.search.ledger());
    Ledger ledger = new Ledger(7, 2, 3, 1, Map.of("bad_json", 1L));
    shop.views.ledger(ledger).publish();
    shop.search.refresh();
    assertEquals(ledger, shop.search.ledger());
    assertEquals(13, shop.search.ledger().received());
  }
}
