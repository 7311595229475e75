package dev.souk.benchmarks.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProductsTest {

  private static final String HEAD =
      "\"upc\",\"name\",\"manufacturer\",\"short_description\",\"long_description\"\n";

  @Test
  void rows_becomeProducts(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("products.csv"),
            HEAD
                + "\"1\",\"Case Fan 3.125\\\" - Black\",\"Antec\",\"Small\",\"Cools, and well\"\n"
                + "\"2\",\"Kids\", , , \n"
                + "\"3\",\" \",\"Nobody\", , \n");
    List<Product> products = Products.read(file, 1);
    assertEquals(2, products.size());
    Product fan = products.getFirst();
    assertEquals("Case Fan 3.125  - Black", fan.title());
    assertEquals("Black", fan.category());
    assertEquals("Antec", fan.brand());
    assertEquals("Small Cools, and well", fan.description());
    assertEquals(fan.cents() / 100.0, fan.item().price().value());
    assertNull(products.getLast().brand());
    assertNull(products.getLast().category());
    assertEquals(products, Products.read(file, 1));
    assertNotEquals(products, Products.read(file, 2));
  }

  @Test
  void aFileWithoutProducts_isRefused(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("empty.csv"), HEAD);
    assertThrows(IOException.class, () -> Products.read(file, 1));
  }

  @Test
  void copies_haveTextsOfTheirOwn() {
    List<Product> originals = originals();
    List<Product> varied = VariedProducts.of(originals, 4, 7);
    assertEquals(4 * originals.size(), varied.size());
    assertEquals(originals, varied.subList(0, originals.size()));
    assertEquals(varied, VariedProducts.of(originals, 4, 7));
    Set<String> ids = new HashSet<>();
    Set<String> texts = new HashSet<>();
    for (Product product : varied) {
      ids.add(product.id());
      texts.add(product.text());
      assertEquals("DVD", product.category());
    }
    assertEquals(varied.size(), ids.size());
    assertTrue(texts.size() > 0.9 * varied.size(), texts.size() + " different texts");
  }

  @Test
  void questions_areWordsOfATitle() {
    List<Question> questions = Questions.of(originals(), 50, List.of("s"), 7);
    assertEquals(50, questions.size());
    Set<String> asked = new HashSet<>();
    for (Question question : questions) {
      assertTrue(asked.add(question.words()), question.words());
      assertTrue(
          originals().stream()
              .anyMatch(product ->
                  (" " + product.title().replace(" -", "").toLowerCase(Locale.ROOT) + " ")
                      .contains(" " + question.words() + " ")),
          question.words());
    }
  }

  private static List<Product> originals() {
    List<Product> products = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      String title =
          "movie%c about thing%c part%c - DVD".formatted('a' + i % 7, 'a' + i % 11, 'a' + i % 13);
      products.add(Products.of(i, title, "Brand", "long text number " + i + " of many words", 1));
    }
    return products;
  }
}
