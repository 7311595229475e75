package dev.souk.retrieval;

import static dev.souk.retrieval.TestShop.ids;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is typed is answered: marks, halves of characters, endless words. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OddTextTest {

  /** Drawn by code unit, so that the emoji comes in halves. */
  private static final String CHARACTERS = "ab 12-_:\"'()[]{}~^*?\\/+&|!手机的\uD83D\uDE00\u0000\t.,%";

  private static final List<String> PIECES =
      List.of(
          "the",
          "of",
          "t",
          "e",
          "-",
          " ",
          "15",
          "cm",
          "a",
          "iphone12",
          "的",
          "手机",
          "lamp",
          "red",
          "10-15",
          "t-light",
          "and",
          "\uD83D",
          "\u0000");

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
  void anyText_isAnswered() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      String sent = "x" + characters(random, random.nextInt(499));
      answered(sent, seed);
    }
  }

  @Test
  void anyWords_areAnswered() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(490);
      while (text.length() < length) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      answered(text.toString(), seed);
    }
  }

  private static String characters(Random random, int length) {
    StringBuilder text = new StringBuilder();
    for (int c = 0; c < length; c++) {
      text.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
    }
    return text.toString();
  }

  private void answered(String sent, long seed) {
    String begun = sent.substring(0, Math.min(sent.length(), 200));
    assertDoesNotThrow(
        () -> shop.search.search(SearchRequest.text(sent)), () -> "seed " + seed + ": " + sent);
    assertDoesNotThrow(() -> shop.search.suggest(begun, 10), () -> "seed " + seed + ": " + begun);
  }

  @Test
  void compoundOfStopWords_doesNotSwallowTheNextWord() {
    assertEquals(List.of("bulb"), ids(shop.search.search(SearchRequest.text("the-LED bulb"))));
    SearchResponse found = shop.search.search(SearchRequest.text("red-and-table lamp"));
    assertEquals("lamp-red", ids(found).getFirst());
    assertEquals(
        List.of("q: few items have all the words (1); the others have some"), found.notes());
  }

  @Test
  void longText_endingInACompound_stillFindsItsWords() {
    // 63 words, then a compound whose joined word is the 64th token.
    SearchResponse found =
        shop.search.search(SearchRequest.text("lamp ".repeat(63) + "table-lamp"));
    assertTrue(
        ids(found).subList(0, 3).containsAll(List.of("lamp-red", "lamp-blue", "lamp-gone")),
        ids(found).toString());
    assertEquals(
        List.of("q: few items have all the words (3); the others have some"), found.notes());
  }
}
