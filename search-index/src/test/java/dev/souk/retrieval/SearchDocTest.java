package dev.souk.retrieval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.domain.Availability;
import dev.souk.retrieval.understanding.Understanding.Corrected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** docs/search.md and the code that answers a search say the same. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchDocTest {

  private TestShop shop;
  private String page;

  @BeforeAll
  void open(@TempDir Path temp) throws IOException {
    shop = new TestShop(temp);
    page = Files.readString(Path.of("..", "docs", "search.md"));
  }

  @AfterAll
  void close() throws IOException {
    shop.close();
  }

  private List<String> blocks(String kind) {
    List<String> blocks = new ArrayList<>();
    Matcher matcher = Pattern.compile("```" + kind + "\\n(.*?)```", Pattern.DOTALL).matcher(page);
    while (matcher.find()) {
      blocks.add(matcher.group(1));
    }
    return blocks;
  }

  @Test
  void everyFilterOfThePage_letsSomethingThrough() {
    List<String> filters = blocks("filter").getFirst().lines().toList();
    assertTrue(filters.size() > 5, filters.toString());
    for (String filter : filters) {
      assertFalse(shop.search.search(Requests.filtered("", filter)).hits().isEmpty(), filter);
    }
  }

  @Test
  void everyPriceOfThePage_isUnderstood() {
    Matcher row =
        Pattern.compile(
                "^\\| (`[^|]*[台l][^|]*`) \\| ([^|]*\\b(?:20|50)\\b[^|]*) \\|$", Pattern.MULTILINE)
            .matcher(page);
    int prices = 0;
    while (row.find()) {
      Matcher typed = Pattern.compile("`([^`]+)`").matcher(row.group(1));
      while (typed.find()) {
        String words = typed.group(1).replace("台灯", "lamp");
        SearchResponse found = shop.search.search(SearchRequest.text(words));
        boolean price =
            found.understanding().understood().stream().anyMatch(u -> u.kind().equals("price"));
        assertTrue(price, words);
        prices++;
      }
    }
    assertEquals(14, prices);
  }

  @Test
  void theCorrectionOfThePage_isTheAnswers() {
    SearchResponse found = shop.search.search(SearchRequest.text("red tabel lamp"));
    assertTrue(blocks("json").getFirst().contains("\"red table lamp\", \"searched\": true"));
    assertEquals(new Corrected("red table lamp", true), found.understanding().corrected());
  }

  @Test
  void availabilitiesAreNamed() {
    for (Availability availability : Availability.values()) {
      assertTrue(page.contains("`" + availability.wire() + "`"), availability.wire());
    }
  }
}
