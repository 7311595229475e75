package dev.souk.retrieval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.domain.Availability;
import dev.souk.domain.InvalidInputException;
import dev.souk.domain.Item;
import dev.souk.domain.Money;
import dev.souk.kernels.SimilarityBackend;
import dev.souk.kernels.scalar.ScalarBackend;
import dev.souk.retrieval.SearchRequest.Options;
import dev.souk.retrieval.SearchResponse.Facet;
import dev.souk.retrieval.SearchResponse.FacetValue;
import dev.souk.retrieval.SearchResponse.Stats;
import dev.souk.retrieval.ranking.RankingProfiles;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Facets with selections, held against counting by hand on a catalogue of a seed's making. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FacetSelectionTest {

  private static final int ITEMS = 250;
  private static final int REQUESTS = 60;
  private static final List<String> WORDS = List.of("oak", "brass", "linen", "glass");

  private final long seed = new Random().nextLong();
  private final Random random = new Random(seed);
  private final List<Item> items = new ArrayList<>();
  private TestViews views;
  private SimilarityBackend backend;
  private LuceneShopSearch search;

  @BeforeAll
  void open(@TempDir Path temp) throws IOException {
    backend = new ScalarBackend();
    views = new TestViews(temp);
    for (int i = 0; i < ITEMS; i++) {
      items.add(randomItem(i));
      views.items(items.get(i));
      if (i % 100 == 0) {
        views.publish();
      }
    }
    views.publish();
    search = new LuceneShopSearch(views.store(), backend, RankingProfiles.of(), QueryEmbedder.NONE);
  }

  @AfterAll
  void close() throws IOException {
    search.close();
    backend.close();
    views.close();
  }

  private Item randomItem(int i) {
    return new Item(
        "i" + i,
        "thing " + WORDS.get(random.nextInt(WORDS.size())),
        "",
        new Money(BigDecimal.valueOf(random.nextInt(40)), "USD"),
        null,
        "Brand " + random.nextInt(6),
        List.of("T" + random.nextInt(2), "M" + random.nextInt(3), "L" + random.nextInt(3)),
        random.nextInt(5) == 0 ? Availability.OUT_OF_STOCK : Availability.IN_STOCK,
        null,
        null,
        null,
        null,
        random.nextInt(3) == 0 ? Map.of() : Map.of("color", "c" + random.nextInt(4)));
  }

  /** A condition as written and as it is meant. */
  private record Part(String field, String text, Predicate<Item> meant) {}

  private Part brands() {
    int a = random.nextInt(6);
    int b = random.nextInt(6);
    return new Part(
        "brand",
        "brand:(\"Brand " + a + "\" OR \"brand " + b + "\")",
        item -> ("Brand " + a).equals(item.brand()) || ("Brand " + b).equals(item.brand()));
  }

  private Part color() {
    String color = "c" + random.nextInt(4);
    return new Part(
        "color", "color:" + color, item -> color.equals(item.attributes().get("color")));
  }

  private Part price() {
    int low = random.nextInt(30);
    int high = low + random.nextInt(20);
    return new Part(
        "price",
        "price:[" + low + " TO " + high + "}",
        item -> item.price().value() >= low && item.price().value() < high);
  }

  private Part category() {
    String top = "T" + random.nextInt(2);
    String path = random.nextBoolean() ? top : top + " > M" + random.nextInt(3);
    return new Part("category", "category:\"" + path + "\"", item -> levels(item).contains(path));
  }

  private static List<String> levels(Item item) {
    List<String> levels = new ArrayList<>();
    for (int n = 1; n <= item.productType().size(); n++) {
      levels.add(String.join(" > ", item.productType().subList(0, n)));
    }
    return levels;
  }

  private List<Part> randomParts() {
    List<Part> parts = new ArrayList<>();
    for (Part part : List.of(brands(), color(), price(), category())) {
      if (random.nextInt(5) < 2) {
        parts.add(part);
      }
    }
    return parts;
  }

  private static String joined(List<Part> parts) {
    return String.join(" AND ", parts.stream().map(Part::text).toList());
  }

  private List<Item> matching(Predicate<Item> words, List<Part> parts, String except) {
    return items.stream()
        .filter(words)
        .filter(
            item -> parts.stream().allMatch(p -> p.field().equals(except) || p.meant().test(item)))
        .toList();
  }

  private static Map<String, Long> counts(List<Item> matching, String field) {
    Map<String, Long> counts = new TreeMap<>();
    for (Item item : matching) {
      List<String> values =
          switch (field) {
            case "brand" -> List.of(String.valueOf(item.brand()));
            case "category" -> levels(item);
            case "availability" -> List.of(item.availability().wire());
            default -> List.copyOf(item.attributes().values());
          };
      values.forEach(value -> counts.merge(value, 1L, Long::sum));
    }
    return counts;
  }

  private static Map<String, Long> counts(Facet facet) {
    Map<String, Long> counts = new TreeMap<>();
    facet.values().forEach(value -> counts.put(value.value(), value.count()));
    return counts;
  }

  private static SearchRequest selecting(SearchRequest request, String select) {
    return request.with(new Options(select, "", true));
  }

  @Test
  void facet_countsWithoutWhatIsSelectedOfItself() {
    for (int n = 0; n < REQUESTS; n++) {
      List<Part> selected = randomParts();
      boolean feed = random.nextInt(3) == 0;
      // One word, so that it is not left out where it matches nothing.
      String word = WORDS.get(random.nextInt(WORDS.size()));
      Part filter = color();
      Predicate<Item> words =
          item -> (feed || item.title().endsWith(word)) && filter.meant().test(item);
      // What is sold out can be found and is not recommended.
      words = feed ? words.and(item -> item.availability() == Availability.IN_STOCK) : words;
      List<Part> all = new ArrayList<>(selected);
      SearchRequest request =
          selecting(
              Requests.of(
                  feed ? "" : word,
                  filter.text(),
                  random.nextBoolean() ? "relevance" : "price_asc",
                  "brand",
                  "category",
                  "availability",
                  "price(bounds:0 10 20 30)"),
              joined(selected));
      String which = request + ", seed " + seed;
      SearchResponse response = search.search(request);
      List<Item> hits = matching(words, all, "");
      assertEquals(hits.size(), response.total(), which);
      assertTrue(response.totalExact(), which);
      for (Facet facet : response.facets().subList(0, 3)) {
        List<Item> counted = matching(words, all, facet.field());
        assertEquals(counts(counted, facet.field()), counts(facet), which);
        assertEquals(facet.values().size(), facet.distinct(), which);
      }
      priced(matching(words, all, "price"), response.facets().get(3), which);
    }
  }

  private static void priced(List<Item> counted, Facet facet, String which) {
    double[] prices = counted.stream().mapToDouble(item -> item.price().value()).sorted().toArray();
    if (prices.length == 0) {
      assertEquals(null, facet.stats(), which);
    } else {
      double sum = 0;
      for (double price : prices) {
        sum += price;
      }
      assertEquals(
          new Stats(prices[0], prices[prices.length - 1], sum / prices.length),
          facet.stats(),
          which);
    }
    List<FacetValue> ranges = new ArrayList<>();
    double[] bounds = {Double.NEGATIVE_INFINITY, 0, 10, 20, 30, Double.POSITIVE_INFINITY};
    List<String> names = List.of("[* TO 0}", "[0 TO 10}", "[10 TO 20}", "[20 TO 30}", "[30 TO *]");
    for (int b = 0; b < names.size(); b++) {
      double low = bounds[b];
      double high = bounds[b + 1];
      long count =
          counted.stream().map(i -> i.price().value()).filter(p -> p >= low && p < high).count();
      ranges.add(new FacetValue(names.get(b), count));
    }
    assertEquals(ranges, facet.values(), which);
  }

  private Facet facet(String spec) {
    return search.search(Requests.of("thing", "", "relevance", spec)).facets().getFirst();
  }

  @Test
  void options_choseAndOrderTheValues() {
    Map<String, Long> all = counts(items, "category");
    Map<String, Long> below = new TreeMap<>();
    all.forEach((path, count) -> {
      if (path.startsWith("T1 > ") && path.indexOf(" > ", 5) < 0) {
        below.put(path, count);
      }
    });
    assertEquals(below, counts(facet("category(under:T1)")), () -> "seed " + seed);
    Facet two = facet("brand(limit:2;sort:value)");
    assertEquals(
        List.of("Brand 0", "Brand 1"), two.values().stream().map(FacetValue::value).toList());
    assertEquals(6, two.distinct());
    assertEquals(
        List.of("Brand 3"),
        facet("brand(find:3)").values().stream().map(FacetValue::value).toList());
  }

  @Test
  void nothingMatchesTheSelection_otherValuesAreStillCounted() {
    SearchResponse none =
        search.search(selecting(Requests.of("thing", "", "relevance", "brand"), "brand:nobody"));
    assertEquals(0, none.total());
    assertEquals(counts(items, "brand"), counts(none.facets().getFirst()));
  }

  @Test
  void selectionOfSeveralFields_isRefused() {
    for (String select :
        List.of("brand:a OR color:b", "NOT (brand:a AND price:1)", "brand:", "nothing:1")) {
      InvalidInputException refused =
          assertThrows(
              InvalidInputException.class,
              () -> search.search(selecting(SearchRequest.text("thing"), select)),
              select);
      assertEquals("select", refused.field(), select);
    }
    assertThrows(
        InvalidInputException.class,
        () -> search.search(Requests.of("thing", "", "relevance", "brand(bounds:1 2)")));
  }
}
