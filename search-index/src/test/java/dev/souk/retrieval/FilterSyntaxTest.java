package dev.souk.retrieval;

import static dev.souk.retrieval.TestShop.ids;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.domain.InvalidInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FilterSyntaxTest {

  private TestShop shop;

  @BeforeAll
  void open(@TempDir Path temp) throws IOException {
    shop = new TestShop(temp);
  }

  @AfterAll
  void close() throws IOException {
    shop.close();
  }

  private Set<String> found(String filter) {
    return new TreeSet<>(ids(shop.search.search(Requests.filtered("", filter))));
  }

  private void refused(String filter, String... said) {
    InvalidInputException refused =
        assertThrows(InvalidInputException.class, () -> found(filter), filter);
    assertEquals("filter", refused.field());
    for (String part : said) {
      assertTrue(String.valueOf(refused.getMessage()).contains(part), refused.getMessage());
    }
  }

  @Test
  void values_inAnyCaseAndSpacing() {
    Set<String> mugs = Set.of("mug-blue", "mug-red");
    assertEquals(mugs, found("category:\"Home > Mugs\""));
    assertEquals(mugs, found("product_type:\"home>mugs\""));
    assertEquals(Set.of("phone"), found("brand:华为"));
  }

  @Test
  void ids_toTheLetter() {
    assertEquals(Set.of("mug-red", "phone"), found("id:mug-red OR id:\"phone\""));
    assertEquals(Set.of(), found("id:MUG-RED"));
    assertEquals(Set.of("mug-blue", "teapot"), found("brand:potter AND NOT id:mug-red"));
    assertTrue(found("id:*").contains("phone"));
  }

  @Test
  void operators_combine() {
    assertEquals(Set.of("mug-red"), found("brand:potter AND color:red"));
    assertEquals(Set.of("mug-red"), found("brand:potter color:red"));
    assertEquals(Set.of("mug-red", "lamp-red", "phone"), found("color:red OR brand:华为"));
    assertEquals(Set.of("mug-blue", "teapot"), found("brand:potter AND NOT color:red"));
    assertEquals(
        Set.of("mug-red", "mug-blue"), found("brand:potter AND (color:red OR color:blue)"));
    assertEquals(Set.of("mug-red", "mug-blue"), found("brand:potter AND color:*"));
  }

  @Test
  void priceRanges_openAndClosed() {
    assertEquals(Set.of("mug-red", "mug-blue", "case"), found("price:[8 TO 9]"));
    assertEquals(Set.of("case"), found("price:{8 TO 9]"));
    assertEquals(Set.of("mug-red", "mug-blue"), found("price:[8 TO 9}"));
    assertEquals(Set.of("phone", "lamp-floor"), found("price:[100 TO *]"));
    assertEquals(Set.of("bulb"), found("price:5"));
  }

  @Test
  void error_saysWhatAndWhere() {
    refused("brand:lumo AND weight:3", "weight", "position 22", "one of");
    refused("brand:lumo AND price:cheap", "price:cheap", "position 21", "a number");
    refused("brand:[a TO b]", "brand", "a range of price only");
    refused("price:[1 TO x]", "price:x", "a number");
    refused("brand:lumo AND", "ends too early");
    refused("brand:lumo )", "at position");
    refused("brand:\"lumo", "the quote at position 6 is not closed");
    refused("price:[1 TO", "ends too early");
    refused("brand:lumo\\", "a mark not allowed");
    refused("lumo", "lumo", "field:value");
    refused("brand:lu*", "lu*", "field:value");
    refused("(".repeat(60), "position 50", "at most 50");
    refused("brand:" + "a".repeat(20_000), "20006 characters", "at most 20000");
    refused("id:a" + " OR id:a".repeat(500), "501 values", "at most 500");
  }

  @Test
  void availability_isOneOfItsWords() {
    assertEquals(Set.of("lamp-gone"), found("availability:out_of_stock"));
    assertThrows(InvalidInputException.class, () -> found("availability:perhaps"));
  }
}
