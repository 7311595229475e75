package dev.souk.retrieval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.domain.InvalidInputException;
import dev.souk.domain.Ledger;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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

  @Test
  void english_titlesBrandsAndCategories() {
    List<Suggestion> lu = shop.search.suggest("LU", 10);
    assertEquals(List.of(new Suggestion("Lumo", "brand", "Lumo")), lu);
    List<Suggestion> red = shop.search.suggest("red", 10);
    assertEquals(
        List.of(
            new Suggestion("Red mug", "item", "mug-red"),
            new Suggestion("Red table lamp", "item", "lamp-red")),
        red);
    assertTrue(shop.search.suggest("mug", 10).stream().anyMatch(s -> s.kind().equals("category")));
  }

  @Test
  void chinese_byTheFirstCharacters() {
    List<Suggestion> phone = shop.search.suggest("华", 10);
    assertTrue(phone.contains(new Suggestion("华为", "brand", "华为")), phone.toString());
    assertTrue(phone.contains(new Suggestion("华为手机 5G", "item", "phone")), phone.toString());
    assertTrue(shop.search.suggest("手机", 10).contains(new Suggestion("手机壳 防摔", "item", "case")));
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
  void ledger_isEmptyUntilPublished() throws IOException {
    assertEquals(Ledger.EMPTY, shop.search.ledger());
    Ledger ledger = new Ledger(7, 2, 3, 1, Map.of("bad_json", 1L));
    shop.views.ledger(ledger).publish();
    shop.search.refresh();
    assertEquals(ledger, shop.search.ledger());
    assertEquals(13, shop.search.ledger().received());
  }
}
