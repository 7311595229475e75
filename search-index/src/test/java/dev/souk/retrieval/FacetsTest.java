package dev.souk.retrieval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.retrieval.SearchResponse.Facet;
import dev.souk.retrieval.SearchResponse.FacetValue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FacetsTest {

  private TestShop shop;

  @BeforeAll
  void open(@TempDir Path temp) throws IOException {
    shop = new TestShop(temp);
  }

  @AfterAll
  void close() throws IOException {
    shop.close();
  }

  private List<FacetValue> count(String text, String facet) {
    List<Facet> facets = shop.search.search(Requests.of(text, "", "relevance", facet)).facets();
    assertEquals(1, facets.size());
    assertEquals(facet, facets.getFirst().field());
    return facets.getFirst().values();
  }

  @Test
  void category_countsEveryLevelOfThePath() {
    assertEquals(
        List.of(new FacetValue("Home", 2), new FacetValue("Home > Mugs", 2)),
        count("mug", "category"));
    assertEquals(count("mug", "category"), count("mug", "product_type"));
  }

  @Test
  void keyword_mostFrequentFirst_andAttributesCount() {
    assertEquals(
        List.of(new FacetValue("blue", 2), new FacetValue("red", 2)),
        count("holds lumo potter glass", "color").stream()
            .filter(value -> !value.value().equals("green"))
            .toList());
    assertEquals(new FacetValue("Lumo", 6), count("lamp", "brand").getFirst());
  }

  @Test
  void value_isAFilterThatFindsAsManyAsItCounts() {
    for (String field : List.of("category", "brand", "availability", "color")) {
      for (FacetValue value : count("lamp", field)) {
        String filter = field + ":\"" + value.value() + "\"";
        assertEquals(
            value.count(), shop.search.search(Requests.filtered("lamp", filter)).total(), filter);
      }
    }
  }

  @Test
  void priceRanges_coverAllMatchesOnce() {
    List<FacetValue> ranges = count("lamp", "price");
    assertTrue(ranges.size() > 1, ranges.toString());
    long sum = 0;
    for (FacetValue range : ranges) {
      String filter = "price:" + range.value();
      assertEquals(
          range.count(), shop.search.search(Requests.filtered("lamp", filter)).total(), filter);
      sum += range.count();
    }
    assertEquals(shop.search.search(SearchRequest.text("lamp")).total(), sum);
  }

  @Test
  void nothingFound_hasFacetsWithoutValues() {
    assertEquals(List.of(), count("xylophone", "brand"));
    assertEquals(List.of(), count("xylophone", "price"));
  }
}
